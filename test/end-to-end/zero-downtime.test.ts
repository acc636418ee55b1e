import { expect } from "chai";
import { App, ProductionCredentials } from "pulumi-devportal";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { oauthClient } from "../support/oauth-client.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

interface Credentials {
  clientId: string;
  clientSecret: string;
}

onEachDatabase("a service that asks for tokens all the time", function () {
  this.timeout(300_000);

  let trial: Trial;
  let client: ReturnType<typeof oauthClient>;

  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    client = oauthClient(trial.portal.url);
  });
  after(() => trial?.end());

  /** Rotates the secret of a stack's credentials while the service runs, and hands it the new one. */
  async function rotateUnder(service: ReturnType<typeof serviceOf>, overlap: string) {
    const app = newAppArgs();
    const program = (trigger: number) => async () => {
      const { id } = new App("app", app);
      const { clientId, clientSecret } = new ProductionCredentials("app", {
        appId: id,
        rotation: { trigger, overlap },
      });
      return { clientId, clientSecret };
    };
    const stack = await trial.stack(program(1));
    await stack.up();
    const former = await credentialsOf(stack);
    const running = service.start(former);
    await service.served(50);
    stack.setProgram(program(2));
    await stack.up();
    const current = await credentialsOf(stack);
    return { former, current, running };
  }

  it("has no request fail while `up` rotates with overlap and it gets the new secret", async () => {
    const service = serviceOf(client);
    const { former, current, running } = await rotateUnder(service, "1h");
    const lived = service.answers.length;
    service.use(current);
    await service.served(50);
    service.stop();
    await running;

    expect(service.answers.filter((answer) => answer !== "200, works")).to.deep.equal([]);
    expect(lived, "requests while up ran").to.be.above(50);
    const uses = await trial.query<{ number: number; last_used_at: string | null }>(
      `select number, last_used_at from client_secrets
       where client_id = '${current.clientId}' order by number`,
    );
    expect(uses.map(({ last_used_at }) => last_used_at !== null)).to.deep.equal([true, true]);

    const [old, fresh] = await Promise.all([client.token(former), client.token(current)]);
    await trial.change(
      `update client_secrets set expires_at = '2000-01-01T00:00:00.000Z' where is_current = 0`,
    );
    expect(await client.token(former), "after the overlap").to.include({
      status: 401,
      error: "invalid_client",
    });
    expect(await client.works(old.access_token), "a token of the former secret").to.equal(false);
    expect(await client.works(fresh.access_token), "a token of the new secret").to.equal(true);
  });

  it("is cut off at once, with its tokens, by a rotation without overlap", async () => {
    const service = serviceOf(client);
    const { former, current, running } = await rotateUnder(service, "0s");
    service.stop();
    await running;

    const { token } = service;
    expect(await client.works(token), "the last token of the former secret").to.equal(false);
    expect(await client.token(former)).to.include({ status: 401, error: "invalid_client" });
    expect(await client.token(current)).to.include({ status: 200 });
    expect(service.answers.at(-1)).to.equal("401 invalid_client");
  });
});

async function credentialsOf(stack: TestStack): Promise<Credentials> {
  const { clientId, clientSecret } = await stack.outputs();
  return { clientId: String(clientId?.value), clientSecret: String(clientSecret?.value) };
}

/** Asks for one token after the other, and tries each. */
function serviceOf(client: ReturnType<typeof oauthClient>) {
  const answers: string[] = [];
  const waiting: { count: number; served: () => void }[] = [];
  let credentials: Credentials;
  let stopped = false;

  const service = {
    /** What it was answered each time. */
    answers,
    /** The last token that it got. */
    token: undefined as string | undefined,
    async start(first: Credentials) {
      credentials = first;
      while (!stopped) {
        const { status, error, access_token } = await client.token(credentials);
        if (access_token !== undefined) service.token = access_token;
        const works = access_token !== undefined && (await client.works(access_token));
        answers.push(error === undefined ? `${status}, ${works ? "works" : "dead"}` : `${status} ${error}`);
        for (const { count, served } of waiting) if (answers.length >= count) served();
      }
    },
    use(next: Credentials) {
      credentials = next;
    },
    /** Resolves when that many more requests were answered. */
    served(more: number) {
      const count = answers.length + more;
      return new Promise<void>((served) => waiting.push({ count, served }));
    },
    stop() {
      stopped = true;
    },
  };
  return service;
}
