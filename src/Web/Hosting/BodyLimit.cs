using Microsoft.AspNetCore.Http.Features;

namespace CallInsight.Web.Hosting;

/// <summary>Refuses what is too large before it is read. The server then throws away for some seconds what still comes, so that a
/// client that sends first and reads afterwards gets the answer and not a broken connection.</summary>
internal static class BodyLimit
{
    public const long Largest = 100L * 1024 * 1024;

    public static void UseBodyLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.ContentLength is not > Largest)
        {
            return next(context);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        return Problems.Of(StatusCodes.Status413PayloadTooLarge, "request.tooLarge", "At most 100 MB. Send large imports in several requests.").ExecuteAsync(context);
    });
}
