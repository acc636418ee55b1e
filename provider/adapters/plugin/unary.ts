import type { handleUnaryCall, sendUnaryData, ServerUnaryCall } from "@grpc/grpc-js";
import { failureOf, type Subject } from "./failure.ts";

const NOTHING: Subject = { outputs: {}, sent: [] };

/** A call of the protocol: its answer, or its failure as the engine wants it. `peer` is the connection it came over. */
export function unary<Request, Answer>(
  answer: (request: Request, peer: string) => Answer | Promise<Answer>,
  subject: (request: Request) => Subject = () => NOTHING,
): handleUnaryCall<Request, Answer> {
  const settle = async (call: ServerUnaryCall<Request, Answer>, done: sendUnaryData<Answer>) => {
    const { request } = call;
    try {
      done(null, await answer(request, call.getPeer()));
    } catch (error) {
      done(failureOf(error, subject(request)));
    }
  };
  // Whatever goes wrong there: the engine gets an answer, and the process stays for its other calls.
  return (call, done) => {
    settle(call, done).catch((error: unknown) => done(failureOf(error, NOTHING)));
  };
}
