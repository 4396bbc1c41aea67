using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Web.Hosting;
using CallInsight.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CallInsight.Web.SignIn;

/// <summary>Signing in and out, and the choice of theme that stands beside it.</summary>
internal static class SignInEndpoints
{
    private const int HashIterations = 210_000;

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(o => o.User.RequireUniqueEmail = false).AddUserStore<AccountStore>();

        // The grains decide what a name must be; the page what a password must be.
        services.RemoveAll<IUserValidator<Account>>().RemoveAll<IPasswordValidator<Account>>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashIterations);
        services.AddOptions<SignInOptions>().BindConfiguration("CallInsight")
            .Validate(o => o.BreachedPasswords.Length == 0 || BreachedPasswords.FaultOf(o.BreachedPasswords) is null, "CallInsight:BreachedPasswords: the file cannot be read or is no list of SHA-1 hashes in hexadecimal, one a line, in their order.")
            .Validate(o => o.Proxies() is not null, "CallInsight:TrustedProxies: give addresses and networks with commas between, such as 10.0.0.0/8, 192.0.2.1.").ValidateOnStart();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<SignInOptions>>((forwarded, o) =>
        {
            // The host never: it would say which tenant is meant.
            // As many proxies as there are, as long as each is known.
            forwarded.ForwardLimit = null;
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in o.Value.Proxies() ?? [])
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        });
        return services.AddSingleton<BreachedPasswords>().AddSingleton<NewPasswords>().AddSingleton<Links>().AddScoped<PasswordSignIn>().AddScoped<Visit>();
    }

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/signout", SignOutAsync).Public().ExcludeFromDescription();
        routes.MapPost("/preferences/theme", ChooseThemeAsync).Public().ExcludeFromDescription();
    }

    private static async Task<IResult> SignOutAsync(Visit visit, IFormCollection form)
    {
        if (!visit.HasWorkspace)
        {
            return Results.NotFound();
        }

        await visit.Http.SignOutAsync(MemberCookies.Scheme);
        return Results.LocalRedirect(visit.At("/signin?bye=1"));
    }

    private static async Task<IResult> ChooseThemeAsync(Visit visit, IGrainFactory grains, [FromForm] string? theme)
    {
        if (ThemeCookie.Parse(theme) is not { } chosen)
        {
            return Problems.Of(CommonRefusals.Invalid("profile.invalid", ("theme", "The theme is system, light or dark.")));
        }

        if (visit.IsSignedIn)
        {
            var preferences = visit.Member.Preferences with { Theme = PortalFrame.NameOf(chosen) };
            var changed = await grains.Member(visit.Tenant, visit.Member.Member).ChangeProfile(new ChangeProfile(visit.Actor, visit.Member.Name, preferences));
            if (changed.Refusal is { } refusal)
            {
                return Problems.Of(refusal);
            }
        }

        ThemeCookie.Write(visit.Http, chosen);
        return Results.LocalRedirect(Back(visit.Http));
    }

    /// <summary>The page that the form stood on, where it is one of this host.</summary>
    public static string Back(HttpContext http)
        => Uri.TryCreate(http.Request.Headers.Referer.ToString(), UriKind.Absolute, out var page) && page.Authority == http.Request.Host.Value
            ? "/" + page.PathAndQuery.TrimStart('/')
            : http.Request.PathBase + "/";
}
