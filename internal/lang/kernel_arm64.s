#include "textflag.h"

#define ROW(p, v0, v1, v2, v3) \
	VLD1R.P 4(p), [V28.S4]      \
	VFMLA   V24.S4, V28.S4, v0  \
	VFMLA   V25.S4, V28.S4, v1  \
	VFMLA   V26.S4, V28.S4, v2  \
	VFMLA   V27.S4, V28.S4, v3

// func gemmNEON(c *float32, ldc int, a *float32, lda int, w, bias *float32, k, rows int)
//
// Six rows by sixteen columns at a time, in twenty-four registers of sums.
// rows is a multiple of six.
TEXT ·gemmNEON(SB), NOSPLIT, $0-64
	MOVD c+0(FP), R0
	MOVD ldc+8(FP), R1
	MOVD a+16(FP), R2
	MOVD lda+24(FP), R3
	MOVD w+32(FP), R4
	MOVD bias+40(FP), R5
	MOVD k+48(FP), R6
	MOVD rows+56(FP), R7
	LSL  $2, R1
	LSL  $2, R3

group:
	MOVD R2, R8
	ADD  R3, R8, R9
	ADD  R3, R9, R10
	ADD  R3, R10, R11
	ADD  R3, R11, R12
	ADD  R3, R12, R13
	ADD  R3, R13, R2
	MOVD R4, R14
	MOVD R6, R15
	VLD1 (R5), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1 (R5), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1 (R5), [V8.S4, V9.S4, V10.S4, V11.S4]
	VLD1 (R5), [V12.S4, V13.S4, V14.S4, V15.S4]
	VLD1 (R5), [V16.S4, V17.S4, V18.S4, V19.S4]
	VLD1 (R5), [V20.S4, V21.S4, V22.S4, V23.S4]

inner:
	VLD1.P 64(R14), [V24.S4, V25.S4, V26.S4, V27.S4]
	ROW(R8, V0.S4, V1.S4, V2.S4, V3.S4)
	ROW(R9, V4.S4, V5.S4, V6.S4, V7.S4)
	ROW(R10, V8.S4, V9.S4, V10.S4, V11.S4)
	ROW(R11, V12.S4, V13.S4, V14.S4, V15.S4)
	ROW(R12, V16.S4, V17.S4, V18.S4, V19.S4)
	ROW(R13, V20.S4, V21.S4, V22.S4, V23.S4)
	SUB  $1, R15
	CBNZ R15, inner

	VST1 [V0.S4, V1.S4, V2.S4, V3.S4], (R0)
	ADD  R1, R0
	VST1 [V4.S4, V5.S4, V6.S4, V7.S4], (R0)
	ADD  R1, R0
	VST1 [V8.S4, V9.S4, V10.S4, V11.S4], (R0)
	ADD  R1, R0
	VST1 [V12.S4, V13.S4, V14.S4, V15.S4], (R0)
	ADD  R1, R0
	VST1 [V16.S4, V17.S4, V18.S4, V19.S4], (R0)
	ADD  R1, R0
	VST1 [V20.S4, V21.S4, V22.S4, V23.S4], (R0)
	ADD  R1, R0
	SUB  $6, R7
	CBNZ R7, group
	RET

// func gemvNEON(c, a, w, bias *float32, k, panels int)
//
// One row, panel by panel.
TEXT ·gemvNEON(SB), NOSPLIT, $0-48
	MOVD c+0(FP), R0
	MOVD w+16(FP), R4
	MOVD bias+24(FP), R5
	MOVD panels+40(FP), R7

next:
	MOVD   a+8(FP), R8
	MOVD   k+32(FP), R15
	VLD1.P 64(R5), [V0.S4, V1.S4, V2.S4, V3.S4]

vector:
	VLD1.P 64(R4), [V24.S4, V25.S4, V26.S4, V27.S4]
	ROW(R8, V0.S4, V1.S4, V2.S4, V3.S4)
	SUB    $1, R15
	CBNZ   R15, vector
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	SUB    $1, R7
	CBNZ   R7, next
	RET
