import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { granted, startOAuth, type OAuth, type Person, type TestClient } from "../../support/oauth.ts";
import { expectError, type OAuthJson } from "../../support/oauth-requests.ts";
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

onEachDatabase("tokens", () => {
  let oauth: OAuth;
  let people = 0;

  before(async () => {
    oauth = await startOAuth();
  });
  after(() => oauth.portal.stop());

  const send = (method: "POST" | "DELETE" | "GET", path: string, body?: object) =>
    succeed(oauth.portal, oauth.owner.token, method, path, { body });
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
});
