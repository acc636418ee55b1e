// The generator checks a package's schema and writes the SDKs that `pulumi package add` would write for it.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"

	dotnet "github.com/pulumi/pulumi-dotnet/pulumi-language-dotnet/v3/codegen"
	golang "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

type files = map[string][]byte

// What each language host generates from; a package without dependencies needs no loader.
var languages = map[string]func(*schema.Package) (files, error){
	"dotnet": func(pkg *schema.Package) (files, error) {
		return dotnet.GeneratePackage("pulumi-language-dotnet", pkg, nil, nil)
	},
	"go": func(pkg *schema.Package) (files, error) {
		return golang.GeneratePackage("pulumi-language-go", pkg, nil)
	},
	"nodejs": func(pkg *schema.Package) (files, error) {
		return nodejs.GeneratePackage("pulumi-language-nodejs", pkg, nil, nil, true, nil)
	},
	"python": func(pkg *schema.Package) (files, error) {
		return python.GeneratePackage("pulumi-language-python", pkg, nil, nil)
	},
}

// noDownload answers with nothing: the generator for .NET gets a logo, which no program needs.
type noDownload struct{}

func (noDownload) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Body: http.NoBody}, nil
}

func main() {
	file := flag.String("schema", "", "the schema, as JSON")
	language := flag.String("language", "", "write the SDK for it: dotnet, go, nodejs or python; without, only check")
	out := flag.String("out", "", "the folder to write the SDK to")
	flag.Parse()
	http.DefaultTransport = noDownload{}
	text, err := os.ReadFile(*file)
	if err == nil && *language == "" {
		err = check(text)
	} else if err == nil {
		err = write(text, *language, *out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// check also generates, because each language refuses names and settings that the others take.
func check(text []byte) error {
	_, err := bind(text)
	for _, language := range slices.Sorted(maps.Keys(languages)) {
		if err == nil {
			_, err = generate(text, language)
		}
	}
	return err
}

func generate(text []byte, language string) (files, error) {
	pkg, err := bind(text)
	if err != nil {
		return nil, err
	}
	// As for every package that is added to a project; the host then gets the engine's JSON of it.
	pkg.SupportPack = true
	if text, err = pkg.MarshalJSON(); err != nil {
		return nil, err
	}
	if pkg, err = bind(text); err != nil {
		return nil, err
	}
	if generator, ok := languages[language]; ok {
		return generator(pkg)
	}
	return nil, fmt.Errorf("unknown language %q", language)
}

// bind also refuses what the engine ignores: warnings, and members that no schema has.
func bind(text []byte) (*schema.Package, error) {
	var spec schema.PackageSpec
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&spec); err != nil {
		return nil, err
	}
	pkg, found, err := schema.BindSpec(spec, schema.NewNullLoader(), schema.ValidationOptions{})
	for _, diagnostic := range found {
		err = errors.Join(err, errors.New(diagnostic.Summary))
	}
	return pkg, err
}

func write(text []byte, language, out string) error {
	sdk, err := generate(text, language)
	for name, data := range sdk {
		path := filepath.Join(out, name)
		err = errors.Join(err, os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, data, 0o644))
	}
	return err
}
