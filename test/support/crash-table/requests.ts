import type { Recorded } from "../recorder.ts";

const rowName = /row-\d{4}/;
const appInPath = /\/apps\/([0-9a-f-]{36})/;

/** A request without what is different from one time to the next, such as `PUT /apps/{id}/logo`. */
export function labelOf({ method, path }: Pick<Recorded, "method" | "path">): string {
  const [address = "", query] = path.replace(/^\/api\/v1/, "").split("?");
  const names = query ? [...new URLSearchParams(query).keys()].filter((name) => name !== "limit") : [];
  const asked = names.length > 0 ? `?${names.sort().join("&")}` : "";
  return `${method} ${address.replace(/[0-9a-f-]{36}/g, "{id}")}${asked}`;
}

/** Tells for which row a request was sent: by the row's name in it, or by the row's app. */
export function rowsOf(
  requests: Recorded[],
  apps: Map<string, string>,
): (request: Recorded) => string | undefined {
  return ({ path, body }) => {
    const appId = appInPath.exec(path)?.[1];
    if (appId === undefined) return nameIn(`${decodeURIComponent(path)}\n${body}`);
    const known = apps.get(appId);
    if (known !== undefined) return known;
    const made = requests.find(
      ({ method, path, answer }) =>
        method === "POST" && path.endsWith("/apps") && answer?.body.toString().includes(appId),
    );
    const name = made && nameIn(made.body);
    if (name !== undefined) apps.set(appId, name);
    return name;
  };
}

export function nameIn(text: string): string | undefined {
  return rowName.exec(text)?.[0];
}

/** Whether a request is but asked once more, as where a program waits for something. */
export function isRepeated(label: string, former: string | undefined): boolean {
  return label === former && label.startsWith("GET ");
}
