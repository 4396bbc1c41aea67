using System.Text.RegularExpressions;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Architecture.Tests.Deploy;

public sealed partial class DeployingOnKubernetesTests
{
    private static readonly IReadOnlyList<Yaml> Manifests = [.. Yaml.In("kubernetes").Concat(Yaml.In("backup")).SelectMany(f => f.Documents)];

    private static IEnumerable<Yaml> Of(IEnumerable<Yaml> manifests, string kind) => manifests.Where(m => m["kind"].Text == kind);

    [Fact]
    public void Every_file_is_YAML_of_one_kind_or_more()
    {
        var files = Yaml.In();
        Assert.True(files.Count > 10);
        Assert.All(files, f => Assert.NotEmpty(f.Documents));
        Assert.All(Manifests.Where(m => m["kind"].Text != "Kustomization"), m => Assert.NotNull(m.At("metadata.name").Text));
    }

    [Fact]
    public void Every_pod_is_locked_up() => Assert.Empty(PodFaults(Manifests));

    [Theory]
    [InlineData("runAsNonRoot: true", "runAsNonRoot: false")]
    [InlineData("runAsUser: 1654", "runAsUser: 0")]
    [InlineData("readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false")]
    [InlineData("allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true")]
    [InlineData("memory: 512Mi } }", "cpu: 1 } }")]
    public void A_pod_that_is_not_is_found(string kept, string lost)
    {
        var text = File.ReadAllText(CloneFolder.PathOf("deploy", "kubernetes", "migrate.yaml"));
        Assert.Contains(kept, text, StringComparison.Ordinal);
        Assert.NotEmpty(PodFaults(Yaml.Parse(text.Replace(kept, lost, StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_deployment_is_watched_and_survives_an_upgrade_of_its_machines() => Assert.Empty(DeploymentFaults(Manifests));

    [Theory]
    [InlineData("/health/ready", "/healthz")]
    [InlineData("containerPort: 5080", "containerPort: 8080")]
    [InlineData("livenessProbe", "someProbe")]
    [InlineData("maxUnavailable: 0", "maxUnavailable: 1")]
    [InlineData("kind: PodDisruptionBudget", "kind: SomethingElse")]
    public void One_that_does_not_is_found(string kept, string lost)
    {
        var text = File.ReadAllText(CloneFolder.PathOf("deploy", "kubernetes", "web.yaml"));
        Assert.Contains(kept, text, StringComparison.Ordinal);
        Assert.NotEmpty(DeploymentFaults(Yaml.Parse(text.Replace(kept, lost, StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_setting_is_one_that_the_product_has()
    {
        var settings = Settings(Manifests).ToList();
        Assert.Contains("CallInsight__Silo__Address", settings);
        Assert.DoesNotContain(settings, s => !KnownSettings.Has(s));
        Assert.False(KnownSettings.Has("CallInsight__Silo__Adress"));
        Assert.False(KnownSettings.Has("CallInsight__Unheard"));
    }

    [Fact]
    public void A_secret_is_never_written_down() => Assert.DoesNotContain(
        Containers(Manifests).SelectMany(c => c.Container["env"].Items),
        e => e["value"].Text is not null && (e["name"].Text!.Contains("Token", StringComparison.Ordinal) || e["name"].Text!.Contains("ConnectionStrings", StringComparison.Ordinal) || e["name"].Text!.Contains("PASSWORD", StringComparison.Ordinal)));

    [Fact]
    public void Images_are_of_this_version_and_others_of_one_that_is_named()
    {
        var version = Version().Match(File.ReadAllText(CloneFolder.PathOf("Directory.Build.props"))).Groups[1].Value;
        var ours = Of(Manifests, "Kustomization").SelectMany(k => k["images"].Items).ToDictionary(i => i["name"].Text!, i => i["newTag"].Text!);
        Assert.All(Containers(Manifests), c => Assert.True(
            ours.TryGetValue(c.Container["image"].Text!, out var tag) ? tag == version : Images.IsPinned(c.Container["image"].Text!), $"{c.Container["image"].Text} is not pinned"));
    }

    [Fact]
    public void Silos_are_found_by_the_ports_and_the_cluster_that_they_are_told()
    {
        var silo = Of(Manifests, "Deployment").Single(d => d.At("metadata.name").Text == "silo");
        var container = silo.At("spec.template.spec.containers").Items[0];
        Assert.Equal(PortOf(container, "silo"), EnvironmentOf(container, "CallInsight__Silo__Port"));
        Assert.Equal(PortOf(container, "gateway"), EnvironmentOf(container, "CallInsight__Silo__GatewayPort"));
        Assert.Equal(Of(Manifests, "ConfigMap").Single()["data"]["CallInsight__ClusterId"].Text, silo.At("spec.template.metadata.labels")["orleans/clusterId"].Text);
        Assert.Equal(Contracts.ClusterNames.Service, silo.At("spec.template.metadata.labels")["orleans/serviceId"].Text);
        var open = Of(Manifests, "NetworkPolicy").Single(p => p.At("metadata.name").Text == "silo").At("spec.ingress").Items.SelectMany(r => r["ports"].Items).Select(p => p["port"].Text).ToHashSet();
        Assert.Equal(container["ports"].Items.Select(p => p["containerPort"].Text).ToHashSet(), open);
    }

    private static List<string> PodFaults(IEnumerable<Yaml> manifests)
    {
        var faults = new List<string>();
        foreach (var (name, pod, container) in Containers(manifests))
        {
            void Must(bool holds, string what)
            {
                if (!holds)
                {
                    faults.Add($"{name}: {what}");
                }
            }

            Must(pod.At("securityContext.runAsNonRoot").Text == "true" && container.At("securityContext.runAsNonRoot").Text == "true", "may be root");
            Must(pod.At("securityContext.runAsUser").Text is not null and not "0", "has no user");
            Must(container.At("securityContext.readOnlyRootFilesystem").Text == "true", "may write in its image");
            Must(container.At("securityContext.allowPrivilegeEscalation").Text == "false", "may become more");
            Must(container.At("securityContext.capabilities.drop").Items is [{ Text: "ALL" }], "keeps capabilities");
            Must(pod.At("securityContext.seccompProfile.type").Text == "RuntimeDefault", "may call all of the kernel");
            Must(container.At("resources.requests.memory").Text is not null && container.At("resources.limits.memory").Text is not null, "has no bounds");
        }

        return faults;
    }

    private static List<string> DeploymentFaults(IReadOnlyList<Yaml> manifests)
    {
        var health = string.Concat(Sources.Of(".cs").Where(f => f.Path is "Silo/Hosting/SiloHealth.cs" or "Web/Operations/Health.cs").Select(f => f.Text));
        var faults = new List<string>();
        foreach (var deployment in Of(manifests, "Deployment"))
        {
            var name = deployment.At("metadata.name").Text;
            var container = deployment.At("spec.template.spec.containers").Items.Single();
            foreach (var probe in (string[])["startupProbe", "livenessProbe", "readinessProbe"])
            {
                var get = container[probe]["httpGet"];
                if (!health.Contains($"MapGet(\"{get["path"].Text}\"", StringComparison.Ordinal) || EnvironmentOf(container, "ASPNETCORE_URLS") != $"http://+:{PortOf(container, get["port"].Text)}")
                {
                    faults.Add($"{name}: {probe} asks for what is not served");
                }
            }

            if (deployment.At("spec.strategy.rollingUpdate.maxUnavailable").Text != "0")
            {
                faults.Add($"{name}: is fewer while it is renewed");
            }

            var label = deployment.At("spec.template.metadata.labels.app").Text;
            if (!Of(manifests, "PodDisruptionBudget").Any(b => b.At("spec.selector.matchLabels.app").Text == label) || !Of(manifests, "HorizontalPodAutoscaler").Any(h => h.At("spec.scaleTargetRef.name").Text == name))
            {
                faults.Add($"{name}: has no disruption budget or does not grow");
            }
        }

        return faults;
    }

    private static IEnumerable<(string Name, Yaml Pod, Yaml Container)> Containers(IEnumerable<Yaml> manifests) =>
        from manifest in manifests
        let pod = manifest["kind"].Text == "CronJob" ? manifest.At("spec.jobTemplate.spec.template.spec") : manifest.At("spec.template.spec")
        from container in pod["containers"].Items
        select (manifest.At("metadata.name").Text!, pod, container);

    private static IEnumerable<string> Settings(IEnumerable<Yaml> manifests) =>
        from name in Containers(manifests).SelectMany(c => c.Container["env"].Items).Select(e => e["name"].Text!).Concat(Of(manifests, "ConfigMap").SelectMany(c => c["data"].Entries).Select(e => e.Key))
        where name.StartsWith("CallInsight__", StringComparison.Ordinal) || name.StartsWith("ConnectionStrings__", StringComparison.Ordinal)
        select name;

    private static string? PortOf(Yaml container, string? name) => container["ports"].Items.SingleOrDefault(p => p["name"].Text == name)?["containerPort"].Text;

    private static string? EnvironmentOf(Yaml container, string name) => container["env"].Items.SingleOrDefault(e => e["name"].Text == name)?["value"].Text;

    [GeneratedRegex("<Version>(.+)</Version>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Version();
}
