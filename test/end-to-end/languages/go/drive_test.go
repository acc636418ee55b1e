// As a test, it runs one operation on a stack of the program that it lies beside, through Pulumi's Automation API
// for Go. Arguments: the stack's name; preview, up, refresh, destroy or import; for an import, the resources as JSON.
// Prints what it did as JSON.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optimport"
)

type output struct {
	Value  any  `json:"value"`
	Secret bool `json:"secret"`
}

type did struct {
	Output  string            `json:"output"`
	Changes any               `json:"changes"`
	Outputs map[string]output `json:"outputs"`
}

func TestMain(*testing.M) {
	result, err := drive(context.Background(), os.Args[1], os.Args[2], os.Args[3:])
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(result)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func drive(ctx context.Context, name, operation string, resources []string) (*did, error) {
	stack, err := auto.UpsertStackInlineSource(ctx, name, "quickstart-go", declare, auto.WorkDir("."))
	if err != nil {
		return nil, err
	}
	result, err := run(ctx, stack, operation, resources)
	if err != nil {
		return nil, err
	}
	outputs, err := stack.Outputs(ctx)
	result.Outputs = map[string]output{}
	for name, of := range outputs {
		result.Outputs[name] = output{of.Value, of.Secret}
	}
	return result, err
}

func run(ctx context.Context, stack auto.Stack, operation string, resources []string) (*did, error) {
	switch operation {
	case "preview":
		done, err := stack.Preview(ctx)
		return &did{Output: done.StdOut + done.StdErr, Changes: done.ChangeSummary}, err
	case "up":
		done, err := stack.Up(ctx)
		return &did{Output: done.StdOut + done.StdErr, Changes: done.Summary.ResourceChanges}, err
	case "refresh":
		done, err := stack.Refresh(ctx)
		return &did{Output: done.StdOut + done.StdErr, Changes: done.Summary.ResourceChanges}, err
	case "destroy":
		done, err := stack.Destroy(ctx)
		return &did{Output: done.StdOut + done.StdErr, Changes: done.Summary.ResourceChanges}, err
	case "import":
		var wanted []*optimport.ImportResource
		if err := json.Unmarshal([]byte(resources[0]), &wanted); err != nil {
			return nil, err
		}
		done, err := stack.ImportResources(
			ctx, optimport.Resources(wanted), optimport.Protect(false), optimport.GenerateCode(false),
		)
		return &did{Output: done.StdOut + done.StdErr, Changes: done.Summary.ResourceChanges}, err
	}
	return nil, fmt.Errorf("unknown operation %q", operation)
}
