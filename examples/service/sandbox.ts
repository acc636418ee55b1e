interface Company {
  id: number;
  name: string;
}

interface Project {
  id: number;
  display_name: string;
}

interface Rfi {
  id: number;
  number: string;
  subject: string;
  status: string;
}

/** A few calls of the sandbox's data API, each with a token that is asked for when it is needed. */
export function sandboxOf(portal: string, accessToken: () => Promise<string>) {
  async function call<T>(path: string, company?: Company, body?: object): Promise<T> {
    const response = await fetch(`${portal}/rest/v1.0${path}`, {
      method: body ? "POST" : "GET",
      headers: {
        authorization: `Bearer ${await accessToken()}`,
        ...(company && { "procore-company-id": String(company.id) }),
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  return {
    companies: () => call<Company[]>("/companies"),
    projects: (company: Company) => call<Project[]>(`/projects?company_id=${company.id}`, company),
    rfis: (company: Company, { id }: Project) => call<Rfi[]>(`/projects/${id}/rfis`, company),
    async createRfi(company: Company, { id }: Project, question: string): Promise<Rfi> {
      const me = await call<{ id: number }>("/me");
      return call(`/projects/${id}/rfis`, company, {
        rfi: { subject: question, question: { body: question }, rfi_manager_id: me.id },
      });
    },
  };
}
