import type { handleUnaryCall, sendUnaryData } from "@grpc/grpc-js";
import type { Properties } from "../../core/property.ts";
import { failureOf } from "./failure.ts";

/** A call of the protocol: its answer, or its failure as the engine wants it. */
export function unary<Request, Answer>(
  answer: (request: Request) => Answer | Promise<Answer>,
  outputs: (request: Request) => Properties = () => ({}),
): handleUnaryCall<Request, Answer> {
  const settle = async ({ request }: { request: Request }, done: sendUnaryData<Answer>) => {
    try {
      done(null, await answer(request));
    } catch (error) {
      done(failureOf(error, outputs(request)));
    }
  };
  return (call, done) => void settle(call, done);
}
