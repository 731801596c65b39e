"""XGBoost's and shap's own SHAP values, for `npm run bench -- shap`. Reads one JSON line a question, answers one.

First line: {"model": path, "rows": path, "features": n}; answer: the versions of what could be imported.
Then {"do": "contribs", "threads": n}, {"do": "single", "row": i} or {"do": "shap"}; answer: {"seconds": s, "values": [first row]}.
"""

import json
import sys
import time

import numpy
import xgboost

try:
    import shap
except ImportError:
    shap = None

start = json.loads(sys.stdin.readline())
booster = xgboost.Booster(model_file=start["model"])
rows = numpy.fromfile(start["rows"], dtype="<f4").reshape(-1, start["features"])
explainer = None
print(json.dumps({"xgboost": xgboost.__version__, "shap": shap and shap.__version__}), flush=True)

for line in sys.stdin:
    ask = json.loads(line)
    booster.set_param({"nthread": ask.get("threads", 1)})
    if ask["do"] == "shap" and explainer is None:
        explainer = shap.TreeExplainer(booster)
    some = rows[ask["row"] : ask["row"] + 1] if ask["do"] == "single" else rows
    began = time.perf_counter()
    if ask["do"] == "shap":
        values = explainer.shap_values(some, check_additivity=False)
    else:
        values = booster.predict(xgboost.DMatrix(some, nthread=ask.get("threads", 1)), pred_contribs=True)
    seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, "values": [float(v) for v in values[0]]}), flush=True)
