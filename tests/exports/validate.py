"""Judges FHIR resources and saved files by programs that know nothing of this project.

In: lines of JSON `{"resource": ..}` or `{"file": ..}`. Out: a line for each, `{"<validator>": null or what is wrong}`.
Arguments: the JSON Schema of FHIR R4 by HL7, and the one that our build publishes for saved files.
"""

import json
import sys

import jsonschema
from fhir.resources.R4B.codesystem import CodeSystem
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

SHORT = 200
MODELS = {model.__name__: model for model in (CodeSystem, Questionnaire, QuestionnaireResponse)}


def hl7_validators(schema):
    """One validator for each kind of resource: the whole schema tries all kinds, and only then says that none fits."""
    known = {}

    def of(kind):
        if kind not in known:
            part = {"$ref": f"#/definitions/{kind}", "definitions": schema["definitions"]}
            known[kind] = jsonschema.Draft6Validator(part)
        return known[kind]

    return of


def by_schema(validator, value):
    error = next(validator.iter_errors(value), None)
    return error and f"{error.json_path}: {error.message}"[:SHORT]


def by_models(resource):
    try:
        MODELS[resource["resourceType"]].model_validate_json(json.dumps(resource))
    except Exception as error:  # Whatever it throws is its way to refuse.
        return str(error)[:SHORT] or type(error).__name__
    return None


def main():
    hl7, ours = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
    hl7_of = hl7_validators(hl7)
    jsonschema.Draft202012Validator.check_schema(ours)
    file_validator = jsonschema.Draft202012Validator(ours)
    for line in sys.stdin:
        given = json.loads(line)
        if "file" in given:
            verdict = {"schema of files": by_schema(file_validator, given["file"])}
        else:
            resource = given["resource"]
            verdict = {
                "HL7's JSON Schema": by_schema(hl7_of(resource.get("resourceType")), resource),
                "fhir.resources": by_models(resource),
            }
        print(json.dumps(verdict), flush=True)


main()
