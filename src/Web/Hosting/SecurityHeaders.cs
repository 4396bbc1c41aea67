namespace CallInsight.Web.Hosting;

/// <summary>Headers that every answer carries.</summary>
internal static class SecurityHeaders
{
    private const string Rest = "img-src 'self' data:; base-uri 'self'; frame-ancestors 'none'; form-action 'self'; object-src 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var cdn = app.ApplicationServices.GetRequiredService<Cdn>();
        var policy = PolicyOf(cdn.Origin);
        app.Use((context, next) => AddAsync(context, policy, cdn, next));
    }

    /// <param name="origin">Where styles and scripts come from beside this host; null for none.</param>
    internal static string PolicyOf(string? origin) => $"default-src 'self'; script-src 'self'{Also(origin)}; style-src 'self' 'unsafe-inline'{Also(origin)}; {Rest}";

    private static string Also(string? origin) => origin is null ? string.Empty : " " + origin;

    private static Task AddAsync(HttpContext context, string policy, Cdn cdn, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (cdn.IsShared(context.Request.Path))
        {
            headers.AccessControlAllowOrigin = "*";
        }

        return next(context);
    }
}
