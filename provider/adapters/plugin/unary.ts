import type { handleUnaryCall, sendUnaryData } from "@grpc/grpc-js";
import { failureOf, type Subject } from "./failure.ts";

const NOTHING: Subject = { outputs: {}, sent: [] };

/** A call of the protocol: its answer, or its failure as the engine wants it. */
export function unary<Request, Answer>(
  answer: (request: Request) => Answer | Promise<Answer>,
  subject: (request: Request) => Subject = () => NOTHING,
): handleUnaryCall<Request, Answer> {
  const settle = async ({ request }: { request: Request }, done: sendUnaryData<Answer>) => {
    try {
      done(null, await answer(request));
    } catch (error) {
      done(failureOf(error, subject(request)));
    }
  };
  // Whatever goes wrong there: the engine gets an answer, and the process stays for its other calls.
  return (call, done) => {
    settle(call, done).catch((error: unknown) => done(failureOf(error, NOTHING)));
  };
}
