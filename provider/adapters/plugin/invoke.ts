import messages from "@pulumi/pulumi/proto/provider_pb.js";
import type { Portal } from "../../client/portal.ts";
import { check } from "../../core/check.ts";
import { ExpectedError } from "../../core/errors.ts";
import { pluginToken } from "../../core/pulumi-token.ts";
import { allLookUps } from "../../look-ups/all.ts";
import { checkAnswer } from "./answers.ts";
import { structOf, valuesOf } from "./values.ts";

/** Answers a look-up of a program. */
export async function invoke(
  request: messages.InvokeRequest,
  portal: Promise<Portal>,
): Promise<messages.InvokeResponse> {
  const lookUp = allLookUps.find(({ name }) => request.getTok() === pluginToken(name));
  if (!lookUp) {
    const all = allLookUps.map(({ name }) => pluginToken(name)).join(", ");
    throw new ExpectedError(`There is no function "${request.getTok()}"; there are ${all}`);
  }
  const answer = new messages.InvokeResponse();
  const { inputs, failures } = check(lookUp.inputs, valuesOf(request.getArgs()));
  if (failures.length > 0) {
    answer.setFailuresList(checkAnswer(structOf({}), failures).getFailuresList());
    return answer;
  }
  const found = await lookUp.find(await portal, inputs);
  answer.setReturn(structOf(lookUp.items === undefined ? { ...found } : { [lookUp.items]: found }));
  return answer;
}
