"""Submits a job as certoraRun does, and writes down its number. A test's server may stand in for the cloud."""

import json
import os
import sys
from pathlib import Path

from certora_cli import certoraRun

import CertoraProver.certoraCloudIO as cloud  # noqa: E402  (certoraRun puts it on the path)
import Shared.certoraUtils as util  # noqa: E402
import Shared.proverCommon as common  # noqa: E402


def main() -> int:
    written, *arguments = sys.argv[1:]
    server = os.environ.pop("ASSAY_CERTORA_SERVER", "")
    if server:
        util.get_api_domain = lambda site: server
        cloud.CloudVerification.get_domain = lambda self: server
        cloud.VERIFICATION_REQUEST_SLEEP = 1
    # It asks PyPI for a newer version of itself; the version here is the one that is pinned.
    certoraRun.ensure_version_compatibility = lambda context: None
    common.validate_version_and_branch = lambda context: None
    jobs = []
    add_job = cloud.JobList.add_job

    def remember(self, job_id, *rest):
        jobs.append(job_id)
        return add_job(self, job_id, *rest)

    cloud.JobList.add_job = remember
    sys.argv = ["certoraRun", *arguments]
    try:
        certoraRun.run_certora(arguments, prover_cmd="certoraRun")
    except Exception as problem:  # the caller is told one line, and no traceback that may hold more
        print(f"Error: {problem}")
        return 1
    if len(jobs) != 1:
        print(f"Error: {len(jobs)} jobs were submitted instead of one")
        return 1
    Path(written).write_text(json.dumps({"job": jobs[0]}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
