"""The quickstart, in Python.

Run `npm run build` in the root of the repository; then here `pulumi package add ../../provider/schema.json`,
which generates `pulumi_devportal` into sdks/ and installs it, and `pulumi up`.
"""

import pulumi
import pulumi_devportal as devportal

app = devportal.App(
    "bid-board",
    name="Bid Board",
    description="Shows the open bids of a project on the screens of the site office.",
    integration_type=devportal.AppIntegrationType.DATA_CONNECTION,
    category=devportal.AppCategory.BIDDING_ESTIMATION,
    support_email="support@example.com",
    site_url="https://bids.example.com",
    logo=pulumi.FileAsset("logo.png"),
)

credentials = devportal.ProductionCredentials(
    "bid-board",
    app_id=app.id,
    redirect_uris=["https://bids.example.com/oauth/callback"],
)

sandbox = devportal.Sandbox("bid-board", app_id=app.id)

devportal.Collaborator(
    "ada",
    app_id=app.id,
    email="ada@example.com",
    role=devportal.CollaboratorRole.DEVELOPER,
)

pulumi.export("appId", app.id)
pulumi.export("clientId", credentials.client_id)
pulumi.export("clientSecret", credentials.client_secret)
pulumi.export("sandboxClientId", sandbox.client_id)
pulumi.export("sandboxClientSecret", sandbox.client_secret)
