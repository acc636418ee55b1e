import type { InjectOptions } from "fastify";
import { createApp, type AppOptions } from "../../portal/app.ts";
import { newSealingKey, sealingKeys } from "../../portal/sealing.ts";
import { startPortal, type TestPortal, type TestRequest } from "./portal.ts";

/** Two portals on one database of the running suite: each with an app and a store of its own, as two processes have them. */
export async function startTwoPortals(options: Partial<AppOptions> = {}) {
  const keys = sealingKeys([newSealingKey()]);
  const one = await startPortal({ keys, ...options });
  const store = await one.openStore();
  const app = await createApp({
    store,
    clock: one.clock,
    keys,
    publicUrl: () => "http://localhost",
    ...options,
  });
  const other: TestPortal = { ...one, app, store, send: sendTo(app) };
  return {
    one,
    other,
    both: [one, other] as const,
    keys,
    async stop() {
      await app.close();
      await store.close();
      await one.stop();
    },
  };
}

export type TwoPortals = Awaited<ReturnType<typeof startTwoPortals>>;

function sendTo(app: TestPortal["app"]): TestPortal["send"] {
  return async (method, path, asked?: TestRequest) => {
    const { token, body, headers } = asked ?? {};
    const response = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      ...(body === undefined ? {} : { payload: body as NonNullable<InjectOptions["payload"]> }),
    });
    return {
      status: response.statusCode,
      headers: response.headers,
      text: response.body,
      bytes: response.rawPayload,
      json: () => response.json(),
    };
  };
}
