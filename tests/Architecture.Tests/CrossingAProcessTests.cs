using System.Reflection;
using CallInsight.Contracts;
using CallInsight.Grains.Calls;
using Orleans.Metadata;
using Orleans.Runtime;
using Xunit;

namespace CallInsight.Architecture.Tests;

/// <summary>Names on the wire are pinned, so that types can be renamed while old and new processes talk to each other.</summary>
public sealed class CrossingAProcessTests
{
    private static readonly Assembly Contracts = typeof(GrainKeys).Assembly;
    private static readonly Assembly Grains = typeof(CallsModule).Assembly;

    [Fact]
    public void Everything_that_crosses_a_process_has_a_name_of_its_own() => Assert.Empty(Contracts.GetTypes().SelectMany(NameFaults));

    [Fact]
    public void Names_are_given_once() =>
        Assert.Empty(Contracts.GetTypes().Where(t => t.Namespace?.StartsWith("CallInsight", StringComparison.Ordinal) == true).Select(t => t.GetCustomAttribute<AliasAttribute>()?.Alias).OfType<string>().GroupBy(a => a, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void What_grains_take_and_give_can_be_sent() => Assert.Empty(Contracts.GetTypes().SelectMany(MessageFaults));

    [Fact]
    public void Every_grain_is_pinned_sealed_and_hidden() => Assert.Empty(Grains.GetTypes().SelectMany(GrainFaults));

    [Fact]
    public void Every_grain_interface_says_whose_its_grains_are() => Assert.Empty(Contracts.GetTypes().SelectMany(OwnerFaults));

    [Fact]
    public void The_rules_look_at_something()
    {
        Assert.Contains(Contracts.GetTypes(), IsGrainInterface);
        Assert.Contains(Contracts.GetTypes(), IsSent);
        Assert.Contains(Grains.GetTypes(), IsGrain);
    }

    [Fact]
    public void What_breaks_a_rule_is_found()
    {
        Assert.Equal(3, NameFaults(typeof(INameless)).Count());
        Assert.Single(NameFaults(typeof(Nameless)));
        Assert.Equal(2, MessageFaults(typeof(INameless)).Count());
        Assert.Equal(3, GrainFaults(typeof(LooseGrain)).Count());
        Assert.Single(OwnerFaults(typeof(INameless)));
    }

    private static bool IsGrainInterface(Type type) => type.IsInterface && typeof(IGrain).IsAssignableFrom(type);

    private static bool IsGrain(Type type) => type is { IsClass: true, IsAbstract: false } && typeof(IGrain).IsAssignableFrom(type) && typeof(Grain).IsAssignableFrom(type);

    private static bool IsSent(Type type) => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null;

    private static IEnumerable<string> NameFaults(Type type)
    {
        if ((IsGrainInterface(type) || IsSent(type)) && type.GetCustomAttribute<AliasAttribute>() is null)
        {
            yield return $"{type.Name} has no [Alias]";
        }

        if (IsGrainInterface(type) && type.GetMethods().Length > 0 && type.GetCustomAttribute<GrainInterfaceTypeAttribute>() is null)
        {
            yield return $"{type.Name} has no [GrainInterfaceType]";
        }

        foreach (var method in IsGrainInterface(type) ? type.GetMethods().Where(m => m.GetCustomAttribute<AliasAttribute>() is null) : [])
        {
            yield return $"{type.Name}.{method.Name} has no [Alias]";
        }
    }

    private static IEnumerable<string> MessageFaults(Type type) =>
        from method in IsGrainInterface(type) ? type.GetMethods() : []
        from sent in method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType).SelectMany(Parts)
        where sent.Namespace?.StartsWith("CallInsight", StringComparison.Ordinal) == true && sent is { IsEnum: false, IsInterface: false } && !IsSent(sent)
        select $"{type.Name}.{method.Name} sends {sent.Name}, which has no [GenerateSerializer]";

    private static IEnumerable<Type> Parts(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type.GetElementType() ?? type];

    private static IEnumerable<string> GrainFaults(Type type)
    {
        if (!IsGrain(type))
        {
            yield break;
        }

        if (type.GetCustomAttribute<GrainTypeAttribute>() is null)
        {
            yield return $"{type.Name} has no [GrainType]";
        }

        if (type.IsVisible)
        {
            yield return $"{type.Name} is public";
        }

        if (!type.IsSealed)
        {
            yield return $"{type.Name} is not sealed";
        }
    }

    private static IEnumerable<string> OwnerFaults(Type type)
    {
        var owned = typeof(ITenantOwned).IsAssignableFrom(type) || typeof(IPlatformOwned).IsAssignableFrom(type);
        return IsGrainInterface(type) && !owned ? [$"{type.Name} belongs neither to a tenant nor to the platform"] : [];
    }

#pragma warning disable ORLEANS0010 // These are what the rules must find.
    public interface INameless : IGrainWithStringKey
    {
        Task<Unsent> Ask(Unsent question);
    }

    public sealed record Unsent;

    [GenerateSerializer]
    public sealed record Nameless;
#pragma warning restore ORLEANS0010

    public class LooseGrain : Grain, INameless
    {
        public Task<Unsent> Ask(Unsent question) => Task.FromResult(question);
    }
}
