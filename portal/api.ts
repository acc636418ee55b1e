import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Admission } from "./admission.ts";
import { bearerToken, findActor, rememberActor, requireScope } from "./authentication.ts";
import type { Scope } from "./context.ts";
import { takeNoBodyAsEmpty } from "./empty-bodies.ts";
import { refuse } from "./errors.ts";
import { watchMethods } from "./methods.ts";
import { portalFor, type Parts } from "./portal.ts";
import { appRoutes } from "./routes/apps.ts";
import { auditEventRoutes } from "./routes/audit-events.ts";
import { clientSecretRoutes } from "./routes/client-secrets.ts";
import { collaboratorRoutes } from "./routes/collaborators.ts";
import { invitationRoutes } from "./routes/invitations.ts";
import { logoRoutes } from "./routes/logos.ts";
import { meRoutes } from "./routes/me.ts";
import { productionCredentialsRoutes } from "./routes/production-credentials.ts";
import { sandboxRoutes } from "./routes/sandboxes.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { snapshotRoutes } from "./routes/snapshot.ts";
import { transferRoutes } from "./routes/transfers.ts";
import { refusal } from "./schemas.ts";
import type { tokenUses } from "./token-uses.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The scope a token needs for the route. */
    scope?: Scope;
  }
}

interface Doorkeepers extends Pick<Admission, "limit"> {
  uses: ReturnType<typeof tokenUses>;
}

const collections = [
  meRoutes,
  appRoutes,
  logoRoutes,
  productionCredentialsRoutes,
  clientSecretRoutes,
  sandboxRoutes,
  collaboratorRoutes,
  invitationRoutes,
  transferRoutes,
  auditEventRoutes,
  snapshotRoutes,
  settingsRoutes,
];

/** Everything under `/api/v1`: each route needs a token and names the scope it asks for. */
export const api =
  (parts: Parts, { limit, uses }: Doorkeepers) =>
  async (app: FastifyInstance) => {
    const portal = portalFor(parts);
    const { refuseOthers } = watchMethods(app);

    app.addHook("onRoute", (route) => {
      const { url, method, config, schema } = route;
      if (schema?.hide) return;
      if (!config?.scope) throw new Error(`${String(method)} ${url} names no scope.`);
      route.schema = {
        ...schema,
        querystring: {
          type: "object",
          properties: {},
          ...(schema?.querystring as object | undefined),
          additionalProperties: false,
        },
        description: `Scope: \`${config.scope}\`.`,
        security: [{ token: [] }],
        response: { ...(schema?.response as object | undefined), "4xx": refusal },
      };
    });

    app.addHook("onRequest", async (request, reply) => {
      await authenticate(request, reply);
    });

    takeNoBodyAsEmpty(app);

    for (const routes of collections) await app.register(routes(portal));

    refuseOthers();
    app.setNotFoundHandler(() => {
      throw refuse("not_found", { thing: "resource" });
    });

    async function authenticate(request: FastifyRequest, reply: FastifyReply): Promise<void> {
      const token = bearerToken(request.headers.authorization);
      const now = parts.clock().toISOString();
      const actor = token
        ? await parts.store.read((db) => findActor(db, token, { now, address: request.ip }))
        : undefined;
      limit(actor?.token?.id ?? request.ip, reply);
      if (!actor) throw refuse("unauthenticated");
      if (actor.token) uses.note(actor.token.id, now);
      rememberActor(request, actor);
      const { scope } = request.routeOptions.config;
      if (scope) requireScope(actor, scope);
    }
  };
