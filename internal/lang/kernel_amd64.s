#include "textflag.h"

DATA ·avxEpsilon+0(SB)/4, $0x322bcc77 // 1e-8
GLOBL ·avxEpsilon(SB), RODATA|NOPTR, $4
DATA ·avxOne+0(SB)/8, $0x3ff0000000000000
GLOBL ·avxOne(SB), RODATA|NOPTR, $8

#define ROW(mem, lo, hi) \
	VBROADCASTSS mem, Y14       \
	VFMADD231PS  Y12, Y14, lo   \
	VFMADD231PS  Y13, Y14, hi

#define STEP(at, wat) \
	VMOVUPS wat(DI), Y12        \
	VMOVUPS (wat+32)(DI), Y13   \
	ROW(at(SI), Y0, Y1)         \
	ROW(at(SI)(R9*1), Y2, Y3)   \
	ROW(at(SI)(R9*2), Y4, Y5)   \
	ROW(at(R10), Y6, Y7)        \
	ROW(at(R10)(R9*1), Y8, Y9)  \
	ROW(at(R10)(R9*2), Y10, Y11)

// func gemmAVX2(c *float32, ldc int, a *float32, lda int, w, bias *float32, k, rows int)
//
// Six rows by sixteen columns at a time, in twelve registers of sums. k is
// even, rows a multiple of six.
TEXT ·gemmAVX2(SB), NOSPLIT, $0-64
	MOVQ c+0(FP), DX
	MOVQ ldc+8(FP), R8
	MOVQ a+16(FP), AX
	MOVQ lda+24(FP), R9
	MOVQ w+32(FP), R11
	MOVQ bias+40(FP), BX
	MOVQ rows+56(FP), R12
	SHLQ $2, R8
	SHLQ $2, R9
	LEAQ (R9)(R9*2), R13
	LEAQ (R8)(R8*2), R15

group:
	MOVQ    AX, SI
	LEAQ    (AX)(R13*1), R10
	MOVQ    R11, DI
	MOVQ    k+48(FP), CX
	SHRQ    $1, CX
	VMOVUPS (BX), Y0
	VMOVUPS 32(BX), Y1
	VMOVAPS Y0, Y2
	VMOVAPS Y1, Y3
	VMOVAPS Y0, Y4
	VMOVAPS Y1, Y5
	VMOVAPS Y0, Y6
	VMOVAPS Y1, Y7
	VMOVAPS Y0, Y8
	VMOVAPS Y1, Y9
	VMOVAPS Y0, Y10
	VMOVAPS Y1, Y11

inner:
	STEP(0, 0)
	STEP(4, 64)
	ADDQ $8, SI
	ADDQ $8, R10
	ADDQ $128, DI
	DECQ CX
	JNZ  inner

	LEAQ    (DX)(R15*1), CX
	VMOVUPS Y0, (DX)
	VMOVUPS Y1, 32(DX)
	VMOVUPS Y2, (DX)(R8*1)
	VMOVUPS Y3, 32(DX)(R8*1)
	VMOVUPS Y4, (DX)(R8*2)
	VMOVUPS Y5, 32(DX)(R8*2)
	VMOVUPS Y6, (CX)
	VMOVUPS Y7, 32(CX)
	VMOVUPS Y8, (CX)(R8*1)
	VMOVUPS Y9, 32(CX)(R8*1)
	VMOVUPS Y10, (CX)(R8*2)
	VMOVUPS Y11, 32(CX)(R8*2)
	LEAQ    (CX)(R15*1), DX
	LEAQ    (R10)(R13*1), AX
	MOVQ    k+48(FP), CX
	SHLQ    $2, CX
	SUBQ    CX, AX
	SUBQ    $6, R12
	JNZ     group
	VZEROUPPER
	RET

#define PANEL(base, lo, hi) \
	VFMADD231PS (base)(CX*1), Y14, lo    \
	VFMADD231PS 32(base)(CX*1), Y14, hi

// func gemvAVX2(c, a, w, bias *float32, k, panels int)
//
// One row; four panels at a time while there are four, then one by one.
TEXT ·gemvAVX2(SB), NOSPLIT, $0-48
	MOVQ c+0(FP), DX
	MOVQ w+16(FP), DI
	MOVQ bias+24(FP), BX
	MOVQ k+32(FP), R8
	MOVQ panels+40(FP), R12
	MOVQ R8, R9
	SHLQ $6, R9             // bytes of a panel

four:
	CMPQ    R12, $4
	JL      one
	MOVQ    a+8(FP), SI
	LEAQ    (DI)(R9*1), R10
	LEAQ    (DI)(R9*2), R11
	LEAQ    (R10)(R9*2), R13
	MOVQ    R8, AX
	XORQ    CX, CX
	VMOVUPS (BX), Y0
	VMOVUPS 32(BX), Y1
	VMOVUPS 64(BX), Y2
	VMOVUPS 96(BX), Y3
	VMOVUPS 128(BX), Y4
	VMOVUPS 160(BX), Y5
	VMOVUPS 192(BX), Y6
	VMOVUPS 224(BX), Y7

fourInner:
	VBROADCASTSS (SI), Y14
	PANEL(DI, Y0, Y1)
	PANEL(R10, Y2, Y3)
	PANEL(R11, Y4, Y5)
	PANEL(R13, Y6, Y7)
	ADDQ $4, SI
	ADDQ $64, CX
	DECQ AX
	JNZ  fourInner

	VMOVUPS Y0, (DX)
	VMOVUPS Y1, 32(DX)
	VMOVUPS Y2, 64(DX)
	VMOVUPS Y3, 96(DX)
	VMOVUPS Y4, 128(DX)
	VMOVUPS Y5, 160(DX)
	VMOVUPS Y6, 192(DX)
	VMOVUPS Y7, 224(DX)
	ADDQ    $256, DX
	ADDQ    $256, BX
	LEAQ    (R13)(R9*1), DI
	SUBQ    $4, R12
	JMP     four

one:
	TESTQ   R12, R12
	JZ      done
	MOVQ    a+8(FP), SI
	MOVQ    R8, AX
	XORQ    CX, CX
	VMOVUPS (BX), Y0
	VMOVUPS 32(BX), Y1

oneInner:
	VBROADCASTSS (SI), Y14
	PANEL(DI, Y0, Y1)
	ADDQ $4, SI
	ADDQ $64, CX
	DECQ AX
	JNZ  oneInner

	VMOVUPS Y0, (DX)
	VMOVUPS Y1, 32(DX)
	ADDQ    $64, DX
	ADDQ    $64, BX
	ADDQ    R9, DI
	DECQ    R12
	JMP     one

done:
	VZEROUPPER
	RET

// func maxNormAVX2(dst, base, pre, scale, shift *float32, n int)
//
// n is a multiple of eight. The sums run in eight lanes that are added at the
// end, as in the plain variant.
TEXT ·maxNormAVX2(SB), NOSPLIT, $0-48
	MOVQ   dst+0(FP), DX
	MOVQ   base+8(FP), BX
	MOVQ   pre+16(FP), SI
	MOVQ   scale+24(FP), R8
	MOVQ   shift+32(FP), R9
	MOVQ   n+40(FP), R12
	LEAQ   (SI)(R12*4), R10
	LEAQ   (R10)(R12*4), R11
	SHLQ   $2, R12
	VXORPS Y0, Y0, Y0
	XORQ   CX, CX

maxLoop:
	VMOVUPS (SI)(CX*1), Y1
	VMAXPS  (R10)(CX*1), Y1, Y1
	VMAXPS  (R11)(CX*1), Y1, Y1
	VMOVUPS Y1, (DX)(CX*1)
	VADDPS  Y1, Y0, Y0
	ADDQ    $32, CX
	CMPQ    CX, R12
	JL      maxLoop

	VEXTRACTF128 $1, Y0, X1
	VADDPS       X1, X0, X0
	VMOVHLPS     X0, X0, X1
	VADDPS       X1, X0, X0
	VMOVSHDUP    X0, X1
	VADDSS       X1, X0, X0
	VXORPS       X3, X3, X3
	MOVQ         n+40(FP), AX
	VCVTSI2SSQ   AX, X3, X3
	VDIVSS       X3, X0, X0
	VBROADCASTSS X0, Y2      // the mean
	VXORPS       Y0, Y0, Y0
	XORQ         CX, CX

squareLoop:
	VMOVUPS (DX)(CX*1), Y1
	VSUBPS  Y2, Y1, Y1
	VMULPS  Y1, Y1, Y1
	VADDPS  Y1, Y0, Y0
	ADDQ    $32, CX
	CMPQ    CX, R12
	JL      squareLoop

	VEXTRACTF128 $1, Y0, X1
	VADDPS       X1, X0, X0
	VMOVHLPS     X0, X0, X1
	VADDPS       X1, X0, X0
	VMOVSHDUP    X0, X1
	VADDSS       X1, X0, X0
	VDIVSS       X3, X0, X0
	VADDSS       ·avxEpsilon(SB), X0, X0
	VCVTSS2SD    X0, X0, X0
	VSQRTSD      X0, X0, X0
	VMOVSD       ·avxOne(SB), X1
	VDIVSD       X0, X1, X0
	VCVTSD2SS    X0, X0, X0
	VBROADCASTSS X0, Y3      // one over the standard deviation
	XORQ         CX, CX

scaleLoop:
	VMOVUPS (DX)(CX*1), Y1
	VSUBPS  Y2, Y1, Y1
	VMULPS  Y3, Y1, Y1
	VMULPS  (R8)(CX*1), Y1, Y1
	VADDPS  (R9)(CX*1), Y1, Y1
	VADDPS  (BX)(CX*1), Y1, Y1
	VMOVUPS Y1, (DX)(CX*1)
	ADDQ    $32, CX
	CMPQ    CX, R12
	JL      scaleLoop
	VZEROUPPER
	RET

// func sum3AVX2(dst, a, b, c, bias *float32, n int)
//
// n is a multiple of eight.
TEXT ·sum3AVX2(SB), NOSPLIT, $0-48
	MOVQ dst+0(FP), DX
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), R8
	MOVQ c+24(FP), R9
	MOVQ bias+32(FP), BX
	MOVQ n+40(FP), R12
	SHLQ $2, R12
	XORQ CX, CX

sumLoop:
	VMOVUPS (BX)(CX*1), Y0
	VADDPS  (SI)(CX*1), Y0, Y0
	VADDPS  (R8)(CX*1), Y0, Y0
	VADDPS  (R9)(CX*1), Y0, Y0
	VMOVUPS Y0, (DX)(CX*1)
	ADDQ    $32, CX
	CMPQ    CX, R12
	JL      sumLoop
	VZEROUPPER
	RET

// func foldAVX2(dst *float32, stride int, rows *float32, n int)
//
// n is a multiple of eight.
TEXT ·foldAVX2(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DX
	MOVQ stride+8(FP), R8
	MOVQ rows+16(FP), SI
	MOVQ n+24(FP), R12
	SHLQ $2, R8
	SHLQ $2, R12
	LEAQ (SI)(R12*2), DI
	LEAQ (DX)(R8*2), BX
	LEAQ (BX)(R8*1), R9
	ADDQ DX, R8
	LEAQ (SI)(R12*1), R10
	LEAQ (DI)(R12*1), R11
	XORQ CX, CX

foldLoop:
	VMOVUPS (SI)(CX*1), Y0
	VMOVUPS (R10)(CX*1), Y1
	VMOVUPS (DI)(CX*1), Y2
	VMOVUPS (R11)(CX*1), Y3
	VSUBPS  Y2, Y0, Y0
	VADDPS  Y2, Y1, Y4
	VSUBPS  Y1, Y2, Y5
	VSUBPS  Y3, Y1, Y6
	VMOVUPS Y0, (DX)(CX*1)
	VMOVUPS Y4, (R8)(CX*1)
	VMOVUPS Y5, (BX)(CX*1)
	VMOVUPS Y6, (R9)(CX*1)
	ADDQ    $32, CX
	CMPQ    CX, R12
	JL      foldLoop
	VZEROUPPER
	RET

// func unfoldAVX2(dst, products *float32, stride int, bias *float32, n int)
//
// n is a multiple of eight.
TEXT ·unfoldAVX2(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DX
	MOVQ products+8(FP), SI
	MOVQ stride+16(FP), R8
	MOVQ bias+24(FP), BX
	MOVQ n+32(FP), R12
	SHLQ $2, R8
	SHLQ $2, R12
	LEAQ (SI)(R8*1), R10
	LEAQ (SI)(R8*2), DI
	LEAQ (R10)(R8*2), R11
	LEAQ (DX)(R12*1), R9
	XORQ CX, CX

unfoldLoop:
	VMOVUPS (BX)(CX*1), Y0
	VMOVUPS (DI)(CX*1), Y2
	VADDPS  (R10)(CX*1), Y0, Y0
	VADDPS  Y2, Y0, Y1
	VSUBPS  Y2, Y0, Y0
	VADDPS  (SI)(CX*1), Y1, Y1
	VSUBPS  (R11)(CX*1), Y0, Y0
	VMOVUPS Y1, (DX)(CX*1)
	VMOVUPS Y0, (R9)(CX*1)
	ADDQ    $32, CX
	CMPQ    CX, R12
	JL      unfoldLoop
	VZEROUPPER
	RET

// func addAVX2(dst, src *float32, n int)
//
// n is a multiple of eight.
TEXT ·addAVX2(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DX
	MOVQ src+8(FP), SI
	MOVQ n+16(FP), R12
	SHLQ $2, R12
	XORQ CX, CX

addLoop:
	VMOVUPS (DX)(CX*1), Y0
	VADDPS  (SI)(CX*1), Y0, Y0
	VMOVUPS Y0, (DX)(CX*1)
	ADDQ    $32, CX
	CMPQ    CX, R12
	JL      addLoop
	VZEROUPPER
	RET
