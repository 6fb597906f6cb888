using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace TradingPlatform.Simulation.Tests;

/// <summary>Compiles one project of the platform anew, with a defect in it.</summary>
internal static class PlantedBuild
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Compiling = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The project's assembly with <paramref name="defect"/>, and its name.</summary>
    /// <exception cref="InvalidDataException">It does not compile: nobody could have written that defect.</exception>
    public static (string Name, byte[] Image) Compile(PlantedDefect defect)
    {
        var project = defect.Path.Split('/')[1];
        var name = $"TradingPlatform.{project}";
        var folder = Path.Combine(Repository.Root, "src", project);
        var planted = Path.Combine(Repository.Root, defect.Path);
        var trees = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: path, Text: File.ReadAllText(path)))
            .Select(file => string.Equals(file.Path, planted, StringComparison.Ordinal)
                ? defect.Plant(file.Text)
                : file.Text)
            .Append(ImplicitUsings)
            .Append(Friends)
            .Select(text => CSharpSyntaxTree.ParseText(text, Parsing));
        var compilation = CSharpCompilation.Create(name, trees, References(name), Compiling);
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, options: new EmitOptions());
        return emitted.Success
            ? (name, image.ToArray())
            : throw new InvalidDataException(
                $"{defect.Name} does not compile: {string.Join('\n', emitted.Diagnostics
                    .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5))}");
    }

    private const string Friends = """
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("TradingPlatform.Simulation.Tests")]
        """;

    private static IEnumerable<MetadataReference> References(string except)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return platform
            .Where(path => !string.Equals(Path.GetFileNameWithoutExtension(path), except, StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
