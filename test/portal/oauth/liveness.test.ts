import { expect } from "chai";
import { granted, startOAuth, type OAuth, type Person, type TestClient } from "../../support/oauth.ts";
import { expectError, type OAuthJson } from "../../support/oauth-requests.ts";
import { programSecret } from "../../support/program.ts";
import { newCollaborator, succeed } from "../../support/stage.ts";

interface World {
  client: TestClient;
  person: Person;
  /** The path of the person's part in the app. */
  place: string;
}

interface Row {
  name: string;
  environment: "production" | "sandbox";
  end: (world: World) => Promise<unknown>;
  /** Whether what the client has for itself ends too. */
  endsOwn: boolean;
}

describe("tokens", () => {
  let oauth: OAuth;
  let people = 0;

  before(async () => {
    oauth = await startOAuth();
  });
  after(() => oauth.portal.stop());

  const send = (method: "POST" | "DELETE" | "GET", path: string, body?: object) =>
    succeed(oauth.portal, oauth.owner.token, method, path, { body });
  const rotate = ({ app }: TestClient, overlapSeconds: number) => {
    const { secret, secretHash } = programSecret();
    const body = { secretHash, overlapSeconds };
    return send("POST", `${app}/production-credentials/secrets`, body).then(() => secret);
  };
  const setStatus = ({ client }: World, status: "pending" | "rejected") =>
    oauth.portal.store.write((db) =>
      db.updateTable("production_credentials").set({ status }).where("client_id", "=", client.id).execute(),
    );

  async function newWorld(environment: Row["environment"]): Promise<World> {
    const client = await (environment === "production" ? oauth.production() : oauth.sandbox());
    const person = await oauth.portal.account(`person-${++people}@example.com`);
    const place = await newCollaborator(oauth.portal, oauth.owner.token, client.app, person, "developer");
    return { client, person, place };
  }

  const ends: Row[] = [
    {
      name: "the secret is revoked",
      environment: "production",
      async end({ client: { app } }) {
        const { currentSecret } = await send("GET", `${app}/production-credentials`);
        await send("DELETE", `${app}/production-credentials/secrets/${currentSecret.id}`);
      },
      endsOwn: true,
    },
    {
      name: "the secret is rotated without an overlap",
      environment: "production",
      end: ({ client }) => rotate(client, 0),
      endsOwn: true,
    },
    {
      name: "the secret's overlap ends",
      environment: "production",
      async end({ client }) {
        await rotate(client, 60);
        oauth.portal.advance(60_000);
      },
      endsOwn: true,
    },
    {
      name: "the secret is the older of two when a third comes",
      environment: "production",
      async end({ client }) {
        await rotate(client, 3600);
        await rotate(client, 3600);
      },
      endsOwn: true,
    },
    {
      name: "the credentials are withdrawn",
      environment: "production",
      end: ({ client: { app } }) => send("DELETE", `${app}/production-credentials`),
      endsOwn: true,
    },
    {
      name: "the credentials are rejected",
      environment: "production",
      end: (world) => setStatus(world, "rejected"),
      endsOwn: true,
    },
    {
      name: "the credentials await approval",
      environment: "production",
      end: (world) => setStatus(world, "pending"),
      endsOwn: true,
    },
    ...(["production", "sandbox"] as const).flatMap((environment): Row[] => [
      {
        name: "the app is deleted",
        environment,
        end: ({ client: { app } }) => send("DELETE", app),
        endsOwn: true,
      },
      {
        name: "the app is deleted, and stay so when it is restored",
        environment,
        async end({ client: { app } }) {
          await send("DELETE", app);
          await send("POST", `${app}/restore`);
        },
        endsOwn: true,
      },
      {
        name: "the account is deactivated",
        environment,
        end: ({ person: { id } }) =>
          oauth.portal.store.write((db) =>
            db
              .updateTable("accounts")
              .set({ deactivated_at: oauth.portal.clock().toISOString() })
              .where("id", "=", id)
              .execute(),
          ),
        endsOwn: false,
      },
      {
        name: "the grant is revoked",
        environment,
        end: ({ person: { id } }) =>
          oauth.portal.store.write((db) =>
            db
              .updateTable("oauth_grants")
              .set({ revoked_at: oauth.portal.clock().toISOString() })
              .where("account_id", "=", id)
              .execute(),
          ),
        endsOwn: false,
      },
    ]),
    {
      name: "the secret is reset",
      environment: "sandbox",
      end: ({ client: { app } }) => send("POST", `${app}/sandbox/secret`),
      endsOwn: true,
    },
    {
      name: "the sandbox is deleted",
      environment: "sandbox",
      end: ({ client: { app } }) => send("DELETE", `${app}/sandbox`),
      endsOwn: true,
    },
    {
      name: "the sandbox is deleted and another generated",
      environment: "sandbox",
      async end({ client: { app } }) {
        await send("DELETE", `${app}/sandbox`);
        await send("POST", `${app}/sandbox`);
      },
      endsOwn: true,
    },
    {
      name: "the collaborator is removed",
      environment: "sandbox",
      end: ({ place }) => send("DELETE", place),
      endsOwn: false,
    },
    {
      name: "the collaborator leaves",
      environment: "sandbox",
      end: ({ place, person }) => succeed(oauth.portal, person.token, "DELETE", place),
      endsOwn: false,
    },
  ];
  for (const { name, environment, end, endsOwn } of ends) {
    it(`of ${environment} end at once when ${name}`, async () => {
      const world = await newWorld(environment);
      const { client, person } = world;
      const bystander = await newWorld(environment);
      const [theirs, own, others, elsewhere] = [
        await oauth.tokens(client, person),
        await oauth.ownTokens(client),
        await oauth.tokens(client, oauth.owner),
        await oauth.tokens(bystander.client, bystander.person),
      ];
      const live = (all: OAuthJson[]) => Promise.all(all.map((each) => oauth.lives(each)));
      expect(await live([theirs, own, others, elsewhere])).to.deep.equal([true, true, true, true]);
      await end(world);
      expect(await live([theirs, own, others, elsewhere])).to.deep.equal([false, !endsOwn, !endsOwn, true]);
      expectError(await oauth.refresh(client, theirs.refresh_token), [
        "invalid_grant",
        "invalid_client",
        "unauthorized_client",
      ]);
      if (endsOwn) return;
      expect((await oauth.introspect(client, theirs.access_token)).json).to.deep.equal({ active: false });
      expect((await oauth.introspect(client, theirs.refresh_token)).json).to.deep.equal({ active: false });
      granted(await oauth.refresh(client, others.refresh_token));
    });
  }

  it("of production live on when a collaborator is removed, who is a person like any other there", async () => {
    const { client, person, place } = await newWorld("production");
    const tokens = await oauth.tokens(client, person);
    await send("DELETE", place);
    expect(await oauth.lives(tokens)).to.equal(true);
    granted(await oauth.refresh(client, tokens.refresh_token));
  });

  it("live until the overlap of their secret ends, to the millisecond", async () => {
    const { client, person } = await newWorld("production");
    const tokens = await oauth.tokens(client, person);
    await rotate(client, 60);
    oauth.portal.advance(59_999);
    expect(await oauth.lives(tokens)).to.equal(true);
    oauth.portal.advance(1);
    expect(await oauth.lives(tokens)).to.equal(false);
  });

  it("that were refreshed under the newer secret survive the older one; the newer's end is theirs", async () => {
    const { client, person } = await newWorld("production");
    const first = await oauth.tokens(client, person);
    const newer = { ...client, secret: await rotate(client, 60) };
    const second = granted(await oauth.refresh(newer, first.refresh_token));
    oauth.portal.advance(60_000);
    expect([await oauth.lives(first), await oauth.lives(second)]).to.deep.equal([false, true]);
    const third = granted(await oauth.refresh(newer, second.refresh_token));
    await rotate(newer, 0);
    expect([await oauth.lives(second), await oauth.lives(third)]).to.deep.equal([false, false]);
  });

  it("that were refreshed under the older secret, in its overlap, end with it", async () => {
    const { client, person } = await newWorld("production");
    const first = await oauth.tokens(client, person);
    const newer = { ...client, secret: await rotate(client, 60) };
    const second = granted(await oauth.refresh(client, first.refresh_token));
    oauth.portal.advance(60_000);
    expect(await oauth.lives(second)).to.equal(false);
    expectError(await oauth.refresh(newer, second.refresh_token), "invalid_grant");
  });
});
