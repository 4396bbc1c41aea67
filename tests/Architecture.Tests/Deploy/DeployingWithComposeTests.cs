using System.Text.RegularExpressions;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Architecture.Tests.Deploy;

public sealed partial class DeployingWithComposeTests
{
    private static readonly Yaml Compose = Yaml.Parse(Read("compose.yaml")).Single();

    private static IEnumerable<KeyValuePair<string, Yaml>> Services => Compose["services"].Entries;

    [Fact]
    public void Every_container_is_locked_up() => Assert.Empty(Services.SelectMany(s => Faults(s.Key, s.Value)));

    [Theory]
    [InlineData("user: \"1654:1654\"", "user: \"0:0\"")]
    [InlineData("read_only: true", "read_only: false")]
    [InlineData("cap_drop: [ALL]", "cap_drop: []")]
    [InlineData("image: prom/prometheus:v3.7.3", "image: prom/prometheus:latest")]
    [InlineData("image: postgres:18.1-bookworm", "image: postgres")]
    public void One_that_is_not_is_found(string kept, string lost)
    {
        var text = Read("compose.yaml");
        Assert.Contains(kept, text, StringComparison.Ordinal);
        Assert.NotEmpty(Yaml.Parse(text.Replace(kept, lost, StringComparison.Ordinal)).Single()["services"].Entries.SelectMany(s => Faults(s.Key, s.Value)));
    }

    [Fact]
    public void Every_setting_is_one_that_the_product_has()
    {
        var settings = Services.SelectMany(s => s.Value["environment"].Entries).Select(e => e.Key).Where(k => k.StartsWith("CallInsight__", StringComparison.Ordinal) || k.StartsWith("ConnectionStrings__", StringComparison.Ordinal)).ToHashSet();
        Assert.Contains("CallInsight__Cluster", settings);
        Assert.DoesNotContain(settings, s => !KnownSettings.Has(s));
    }

    [Fact]
    public void The_proxy_passes_on_to_every_Web_at_its_port_and_is_trusted()
    {
        var webs = Services.Where(s => s.Key.StartsWith("web-", StringComparison.Ordinal)).ToList();
        var named = Upstream().Matches(Read("nginx/webs.conf")).Select(m => m.Groups[1].Value);
        Assert.Equal(webs.Select(w => $"{w.Key}:{PortOf(w.Value)}").Order(), named.Order());
        var proxy = Compose["services"]["proxy"];
        Assert.All(webs, w => Assert.Equal(proxy.At("networks.inside.ipv4_address").Text, w.Value.At("environment.CallInsight__TrustedProxies").Text));
        Assert.Equal(proxy["ports"].Items.Select(p => p.Text![(p.Text!.LastIndexOf(':') + 1)..]).Order(), Listen().Matches(Read("nginx/nginx.conf")).Select(m => m.Groups[1].Value).Order());
    }

    [Fact]
    public void Silos_say_the_address_that_they_have() => Assert.All(
        Services.Where(s => s.Key.StartsWith("silo-", StringComparison.Ordinal)),
        s => Assert.Equal(s.Value.At("networks.inside.ipv4_address").Text, s.Value.At("environment.CallInsight__Silo__Address").Text));

    [Fact]
    public void Prometheus_asks_every_process_at_its_port()
    {
        var asked = Yaml.Parse(Read("compose/prometheus.yml")).Single()["scrape_configs"].Items.SelectMany(s => s["static_configs"].Items).SelectMany(s => s["targets"].Items).Select(t => t.Text!);
        var there = Services.Where(s => s.Key.StartsWith("web-", StringComparison.Ordinal) || s.Key.StartsWith("silo-", StringComparison.Ordinal)).Select(s => $"{s.Key}:{PortOf(s.Value)}");
        Assert.Equal(there.Order(), asked.Order());
    }

    [Fact]
    public void Every_file_that_is_mounted_is_there_or_is_made_by_prepare()
    {
        var mounted = Services.SelectMany(s => s.Value["volumes"].Items).Select(v => v.Text!.Split(':')[0]).Where(p => p.StartsWith("./", StringComparison.Ordinal) && !p.StartsWith("./prometheus/", StringComparison.Ordinal) && p != "./grafana").ToHashSet();
        Assert.Contains("./backup", mounted);
        Assert.All(mounted, p => Assert.True(Path.Exists(CloneFolder.PathOf("deploy", p)), p));
        var prepare = Read("compose/prepare");
        Assert.All(Compose["secrets"].Entries, s => Assert.Contains(Path.GetFileName(s.Value["file"].Text)!, prepare, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Faults(string name, Yaml service)
    {
        if (service["user"].Text is null or "root" || service["user"].Text!.StartsWith('0'))
        {
            yield return $"{name} may be root";
        }

        if (service["read_only"].Text != "true" || service["cap_drop"].Items is not [{ Text: "ALL" }] || service["security_opt"].Items is not [{ Text: "no-new-privileges:true" }])
        {
            yield return $"{name} may do more than it needs";
        }

        if (!Images.IsPinned(Default().Replace(service["image"].Text!, "$1")))
        {
            yield return $"{name} has an image of no version";
        }
    }

    private static string PortOf(Yaml service) => service.At("environment.ASPNETCORE_URLS").Text!.Split(':')[^1];

    private static string Read(string file) => File.ReadAllText(CloneFolder.PathOf(["deploy", .. file.Split('/')]));

    [GeneratedRegex(@"server ([a-z0-9-]+:\d+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Upstream();

    [GeneratedRegex(@"listen (\d+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Listen();

    [GeneratedRegex(@"\$\{[A-Z_]+:-([^}]*)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Default();
}
