import { path } from "../client/path.ts";
import type { Portal } from "../client/portal.ts";
import type { ProductionCredentialsRecord } from "../client/records.ts";
import { uuid } from "../core/formats.ts";
import { defineLookUp } from "../core/look-up.ts";
import { productionCredentials } from "../resources/production-credentials.ts";
import { withVersions } from "../resources/secret-versions.ts";
import { notFound } from "./not-found.ts";
import { tell, toldOf, type Result } from "./told.ts";

/** What is known of production credentials, whoever requested them. */
export const productionCredentialsResult = toldOf(productionCredentials);

/** Production credentials as the portal has them, whoever requested them; without their client secret. */
export interface ProductionCredentialsResult extends Result<typeof productionCredentials> {}

/**
 * Looks up the production credentials of an app that the token can see, also during preview; never their client secret.
 * Fails when there is no such app, or when it has no production credentials.
 */
export const getProductionCredentials = defineLookUp({
  name: "getProductionCredentials",

  inputs: {
    /** The id of the app to which the credentials belong. */
    appId: { type: "string", required: true, format: uuid },
  },

  outputs: productionCredentialsResult,

  async find(portal: Portal, { appId }): Promise<ProductionCredentialsResult> {
    const record = await portal
      .get<ProductionCredentialsRecord>(path`/apps/${appId}/production-credentials`)
      .catch(
        notFound(
          portal,
          appId,
          "has no production credentials: declare `ProductionCredentials` of it, or request them in the portal",
        ),
      );
    return tell(productionCredentialsResult, withVersions(record));
  },
});
