// The quickstart, in Go. Run `npm run build` in the root of the repository; then here
// `pulumi package add ../../provider/schema.json`, which generates the SDK into sdks/, and `pulumi up`.
package main

import (
	"example.com/pulumi-devportal/sdk/go/devportal"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(declare)
}

func declare(ctx *pulumi.Context) error {
	app, err := devportal.NewApp(ctx, "bid-board", &devportal.AppArgs{
		Name:            pulumi.String("Bid Board"),
		Description:     pulumi.String("Shows the open bids of a project on the screens of the site office."),
		IntegrationType: devportal.AppIntegrationTypeDataConnection,
		Category:        devportal.AppCategoryBiddingEstimation,
		SupportEmail:    pulumi.String("support@example.com"),
		SiteUrl:         pulumi.String("https://bids.example.com"),
		Logo:            pulumi.NewFileAsset("logo.png"),
	})
	if err != nil {
		return err
	}

	credentials, err := devportal.NewProductionCredentials(ctx, "bid-board", &devportal.ProductionCredentialsArgs{
		AppId:        app.ID(),
		RedirectUris: pulumi.ToStringArray([]string{"https://bids.example.com/oauth/callback"}),
	})
	if err != nil {
		return err
	}

	sandbox, err := devportal.NewSandbox(ctx, "bid-board", &devportal.SandboxArgs{AppId: app.ID()})
	if err != nil {
		return err
	}

	if _, err := devportal.NewCollaborator(ctx, "ada", &devportal.CollaboratorArgs{
		AppId: app.ID(),
		Email: pulumi.String("ada@example.com"),
		Role:  devportal.CollaboratorRoleDeveloper,
	}); err != nil {
		return err
	}

	ctx.Export("appId", app.ID())
	ctx.Export("clientId", credentials.ClientId)
	ctx.Export("clientSecret", credentials.ClientSecret)
	ctx.Export("sandboxClientId", sandbox.ClientId)
	ctx.Export("sandboxClientSecret", sandbox.ClientSecret)
	return nil
}
