# `make olen` and `make test` do all the set-up themselves. PYTHON=python3.12 chooses the Python. See `sh dev help`.
.PHONY: help olen test lint docs messages benchmarks clean
.NOTPARALLEL:
.POSIX:

help olen test lint docs messages benchmarks clean:
	@sh dev $@
