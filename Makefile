# Every target only calls the bootstrap script, which makes the environment first; the same words
# work without make: python tools/bootstrap.py reports
PYTHON ?= python3
TASKS := env dev reports lab test lint format lock clean

.PHONY: $(TASKS)
.DEFAULT_GOAL := reports
$(TASKS):
	@$(PYTHON) tools/bootstrap.py $@ $(ARGS)
