/** Signs the owner of a test's portal in by the sign-in form. @returns the cookie of the session. */
export async function signIn(url: string): Promise<string> {
  const form = await fetch(`${url}/sign-in`, { headers: { accept: "text/html" } });
  const visitor = cookieIn(form);
  const [, token = ""] = /name="_csrf" value="([^"]+)"/.exec(await form.text()) ?? [];
  const answer = await fetch(`${url}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: visitor, accept: "text/html" },
    body: new URLSearchParams({ _csrf: token, email: "owner@example.com", password: "a long password" }),
  });
  if (answer.status !== 303) throw new Error(`Signing in answered ${answer.status}.`);
  return cookieIn(answer);
}

function cookieIn({ headers }: Response): string {
  const [first = ""] = headers.getSetCookie();
  return first.split(";")[0] ?? "";
}
