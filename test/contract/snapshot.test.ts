import { expect } from "chai";
import { path } from "../../provider/client/path.ts";
import { createPortal } from "../../provider/client/portal.ts";
import { onEachDatabase } from "../support/databases.ts";
import { newApp, startPortalStage, type PortalStage } from "../support/portal-stage.ts";
import { startRecorder, type Recorder } from "../support/recorder.ts";

const by = (kind: string) => `urn:pulumi:dev::bids::devportal:index:${kind}::one`;

/** An app with everything that it can have, and the paths of all that. */
async function newWholeApp({ portal }: PortalStage, collaborator: string) {
  const id = await newApp({ portal }, { siteUrl: "https://example.com", managedBy: by("App") });
  const at = path`/apps/${id}`;
  await portal.put(`${at}/logo`, PNG, { contentType: "image/png" });
  await portal.post(`${at}/production-credentials`, { managedBy: by("ProductionCredentials") });
  await portal.post(`${at}/production-credentials/secrets`, { overlapSeconds: 60 });
  await portal.post(`${at}/sandbox`, { managedBy: by("Sandbox") });
  const invited = await portal.post<{ id: string }>(`${at}/collaborators`, {
    email: collaborator,
    role: "developer",
  });
  const pending = await portal.post<{ id: string }>(`${at}/collaborators`, {
    email: "eve@example.com",
    managedBy: by("Collaborator"),
  });
  const collaborators = [invited, pending].map(({ id }) => `${at}/collaborators/${id}`);
  return {
    id,
    invitation: invited.id,
    paths: [at, `${at}/production-credentials`, `${at}/sandbox`, ...collaborators],
  };
}

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

onEachDatabase("what the provider reads of many objects at once", () => {
  let stage: PortalStage;
  let recorder: Recorder;
  before(async () => {
    stage = await startPortalStage();
    recorder = await startRecorder(stage.url);
  });
  after(async () => {
    await recorder.stop();
    await stage.stop();
  });

  const clientWith = (token: string) =>
    createPortal({ url: recorder.url, token, maxRetries: 0, requestTimeout: 10, maxRequestsPerSecond: 0 });

  it("is word for word what it reads one by one, whoever asks", async () => {
    const bob = await stage.server.account("bob@example.com");
    const apps = [await newWholeApp(stage, "bob@example.com"), await newWholeApp(stage, "bob@example.com")];
    for (const { invitation } of apps)
      await clientWith(bob.token).post(`/invitations/${invitation}/accept`, {});
    const owner = await stage.portal.get<{ id: string }>("/me");
    const paths = apps.flatMap(({ paths }) => paths);
    for (const [asks, token, seen] of [
      ["the owner", stage.token, paths],
      ["a developer", bob.token, paths],
      ["a token for one app", await stage.server.token(owner.id, { appIds: [apps[1]!.id] }), apps[1]!.paths],
    ] as const) {
      const portal = clientWith(token);
      for (let one = 0; one < 4; one++)
        await portal.read(`/apps/none-${one}`, by("App")).catch(() => undefined);
      recorder.clear();
      const together = await Promise.all(seen.map((path) => portal.read(path, by("App"))));
      expect(
        recorder.requests.map(({ path }) => decodeURIComponent(path)),
        asks,
      ).to.deep.equal(["/api/v1/snapshot?managedBy=urn:pulumi:dev::bids::"]);
      expect(together, asks).to.deep.equal(await Promise.all(seen.map((path) => portal.get(path))));
    }
  });

  it("is refused one by one where the token may not see it", async () => {
    const eve = await stage.server.account("mallory@example.com");
    const { paths } = await newWholeApp(stage, "carol@example.com");
    const portal = clientWith(eve.token);
    const answers = await Promise.all(
      paths.map((path) => portal.read(path, by("App")).catch((error: unknown) => error)),
    );
    for (const answer of answers) expect(answer).to.have.property("means", "gone");
  });

  it("is sent with the tag of what is known, which the portal answers without a body", async () => {
    const at = path`/apps/${await newApp(stage, { managedBy: "urn:pulumi:dev::bare::t::n" })}`;
    const portal = clientWith(stage.token);
    const readAll = async () => {
      const missing = [0, 1, 2, 3].map((one) => `/apps/none-${one}`);
      for (const path of missing)
        await portal.read(path, "urn:pulumi:dev::bare::t::n").catch(() => undefined);
      recorder.clear();
      return portal.read(at, "urn:pulumi:dev::bare::t::n");
    };
    const first = await readAll();
    // A write, of whatever, ends what was read before.
    await portal.patch(path`/apps/${await newApp(stage)}`, { description: "Changed." });
    expect(await readAll()).to.deep.equal(first);
    expect(recorder.requests.map(({ answer }) => answer?.status)).to.deep.equal([304]);
    await stage.portal.patch(at, { description: "Changed." });
    await portal.patch(path`/apps/${await newApp(stage)}`, { description: "Changed." });
    expect(await readAll()).to.have.property("description", "Changed.");
    expect(recorder.requests.map(({ answer }) => answer?.status)).to.deep.equal([200]);
  });
});
