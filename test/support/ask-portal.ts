/** Sends a request to the API of a portal in a process of its own, as a program does. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- what the test expects
export async function askPortal<Json>(
  { url, token }: { url: string; token: string },
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; json: Json }> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: (await response.json()) as Json };
}
