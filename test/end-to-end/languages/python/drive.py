"""Runs one operation on a stack of the program in the working folder, through Pulumi's Automation API for Python.

Arguments: the stack's name; preview, up, refresh, destroy or import; for an import, the resources as JSON.
Prints what it did as JSON.
"""

import json
import os
import runpy
import sys

from pulumi import automation


def program():
    runpy.run_path("__main__.py", run_name="__main__")


def run(stack, operation, *resources):
    if operation == "import":
        done = stack.import_resources(
            resources=json.loads(*resources), protect=False, generate_code=False
        )
    else:
        done = getattr(stack, operation)()
    changes = done.change_summary if operation == "preview" else done.summary.resource_changes
    outputs = {
        name: {"value": output.value, "secret": output.secret}
        for name, output in stack.outputs().items()
    }
    return {"output": done.stdout + done.stderr, "changes": changes, "outputs": outputs}


def main(name, *operation):
    stack = automation.create_or_select_stack(
        stack_name=name,
        project_name="quickstart-python",
        program=program,
        opts=automation.LocalWorkspaceOptions(work_dir=os.getcwd()),
    )
    print(json.dumps(run(stack, *operation)))


main(*sys.argv[1:])
