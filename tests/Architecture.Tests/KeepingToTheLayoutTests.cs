using System.Text.RegularExpressions;
using CallInsight.Grains.Calls;
using Xunit;

namespace CallInsight.Architecture.Tests;

public sealed partial class KeepingToTheLayoutTests
{
    private static readonly string[] Capabilities =
    [
        "Tenants", "Members", "SignIn", "Provisioning", "Calls", "Recordings", "Insights", "Search", "Reports", "Coaching", "Predictions", "Usage",
        "Billing", "Features", "AuditTrail", "Privacy", "Integrations", "Notifications", "Growth", "Revenue", "Operations",

        // The made-up workspace.
        "Demo",
    ];

    private static readonly Dictionary<string, string[]> BesideCapabilities = new(StringComparer.Ordinal)
    {
        ["Contracts"] = [],
        ["Grains"] = ["Hosting"],
        ["Web"] = ["Hosting", "Shared"],
    };

    [Fact]
    public void Folders_are_named_by_capability() => Assert.Empty(FolderFaults(Sources.All));

    [Theory]
    [InlineData("Grains/Services/CallService.cs")]
    [InlineData("Contracts/Models/Call.cs")]
    [InlineData("Web/Pages/Calls.razor")]
    public void A_folder_by_kind_is_found(string path) => Assert.Single(FolderFaults([new SourceFile(path, string.Empty)]));

    [Fact]
    public void Grains_are_got_in_one_file_that_puts_the_tenant_into_every_key() => Assert.Empty(GetGrainFaults(Sources.Of(".cs").Concat(Sources.Of(".razor"))));

    [Theory]
    [InlineData("var call = grains.GetGrain<ICallGrain>(id);")]
    [InlineData("grains . GetGrain (typeof(ICallGrain), key)")]
    public void A_grain_that_is_got_elsewhere_is_found(string text) => Assert.Single(GetGrainFaults([new SourceFile("Web/Calls/CallsEndpoints.cs", text)]));

    [Fact]
    public void Only_modules_options_and_the_filter_leave_the_grains_project() => Assert.Empty(VisibleFaults(typeof(CallsModule).Assembly.GetExportedTypes()));

    [Fact]
    public void A_type_that_need_not_be_public_is_found() => Assert.Single(VisibleFaults([typeof(KeepingToTheLayoutTests), typeof(CallsModule), typeof(CallsOptions)]));

    [Fact]
    public void Namespaces_follow_the_folders() => Assert.Empty(NamespaceFaults(Sources.Of(".cs")));

    [Theory]
    [InlineData("Web/Calls/CallView.cs", "namespace CallInsight.Web.Views;")]
    [InlineData("Analysis/Text/Token.cs", "namespace CallInsight.Analysis.Text { class Token; }")]
    public void A_namespace_of_another_folder_is_found(string path, string text) => Assert.Single(NamespaceFaults([new SourceFile(path, text)]));

    private static List<string> FolderFaults(IEnumerable<SourceFile> files) =>
    [
        .. (from file in files
            let parts = file.Path.Split('/')
            where parts.Length > 2 && BesideCapabilities.ContainsKey(parts[0])
            where !Capabilities.Contains(parts[1], StringComparer.Ordinal) && !BesideCapabilities[parts[0]].Contains(parts[1], StringComparer.Ordinal)
            select $"{parts[0]}/{parts[1]} is no capability").Distinct(StringComparer.Ordinal),
    ];

    private static List<string> GetGrainFaults(IEnumerable<SourceFile> files) =>
        [.. files.Where(f => f.Path != "Contracts/GrainKeys.cs" && GetGrain().IsMatch(f.Text)).Select(f => $"{f.Path} gets a grain without GrainKeys")];

    private static List<string> VisibleFaults(IEnumerable<Type> types) =>
    [
        .. from type in types
           where !type.FullName!.StartsWith("OrleansCodeGen.", StringComparison.Ordinal)
           where !new[] { "Module", "Options", "Filter" }.Any(end => type.Name.EndsWith(end, StringComparison.Ordinal))
           select $"{type.FullName} is public",
    ];

    private static List<string> NamespaceFaults(IEnumerable<SourceFile> files) =>
    [
        .. from file in files
           where DeclaresSomething().IsMatch(file.Text)
           let expected = $"namespace CallInsight.{string.Join('.', file.Path.Split('/')[..^1])};"
           where !file.Text.Contains(expected, StringComparison.Ordinal)
           select $"{file.Path} does not say {expected}",
    ];

    [GeneratedRegex(@"\bGetGrain\s*[<(]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GetGrain();

    [GeneratedRegex(@"^\s*namespace ", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex DeclaresSomething();
}
