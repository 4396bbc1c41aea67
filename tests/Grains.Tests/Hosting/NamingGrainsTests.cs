using System.Reflection;
using CallInsight.Contracts;
using Orleans.Runtime;
using Xunit;

namespace CallInsight.Grains.Tests.Hosting;

public sealed class NamingGrainsTests
{
    private static readonly Guid Tenant = Guid.Parse("abcdefab-0000-0000-0000-000000000001");

    public static TheoryData<string> Makers => [.. MakersOfKeys().Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Makers))]
    public void No_key_can_be_taken_for_a_hexadecimal_number(string maker)
    {
        var key = KeyOf(maker);

        Assert.False(char.IsAsciiHexDigit(key[0]), key);
        Assert.Equal('/', key[1]);
    }

    [Theory]
    [MemberData(nameof(Makers))]
    public void Every_key_says_whose_it_is(string maker)
    {
        var key = KeyOf(maker);
        var takesATenant = MakersOfKeys().Single(m => m.Name == maker).GetParameters().Any(p => p.Name == "tenant");

        Assert.Equal(takesATenant ? Tenant : null, GrainKeys.TenantOf(key));
        Assert.Equal(!takesATenant, GrainKeys.IsPlatform(key));
    }

    [Theory]
    [InlineData("t/0123456789abcdef0123456789abcdef", true)]
    [InlineData("t/0123456789abcdef0123456789abcdef/c/1", true)]
    [InlineData("t/0123456789abcdef0123456789abcdefc", false)]
    [InlineData("t/0123456789abcdef0123456789abcde", false)]
    [InlineData("p/0123456789abcdef0123456789abcdef", false)]
    [InlineData("T/0123456789abcdef0123456789abcdef", false)]
    [InlineData("", false)]
    public void A_key_that_names_no_tenant_belongs_to_none(string key, bool names) => Assert.Equal(names, GrainKeys.TenantOf(key) is not null);

    // The runtime's own grain has a number for a key, and is the only one.
    private static IEnumerable<MethodInfo> MakersOfKeys() =>
        typeof(GrainKeys).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(m => m.GetParameters() is [var first, ..] && first.ParameterType == typeof(IGrainFactory) && m.ReturnType != typeof(IManagementGrain));

    private static string KeyOf(string maker)
    {
        var factory = DispatchProxy.Create<IGrainFactory, AskedForKeys>();
        var method = MakersOfKeys().Single(m => m.Name == maker);
        method.Invoke(null, [.. method.GetParameters().Select(p => Sample(p, factory))]);
        return ((AskedForKeys)(object)factory).Key ?? throw new InvalidOperationException($"{maker} asked for no grain.");
    }

    private static object Sample(ParameterInfo parameter, IGrainFactory factory) => parameter.ParameterType switch
    {
        var t when t == typeof(IGrainFactory) => factory,
        var t when t == typeof(Guid) => Tenant,
        var t when t == typeof(int) => 202603,
        var t when t == typeof(string) => "abc",
        var t => throw new InvalidOperationException($"There is no sample of {t.Name}."),
    };

    /// <summary>A factory that makes nothing and remembers the key.</summary>
    public class AskedForKeys : DispatchProxy
    {
        public string? Key { get; private set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Key = args?.OfType<string>().FirstOrDefault();
            return null;
        }
    }
}
