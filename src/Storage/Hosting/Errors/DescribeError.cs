using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using CallInsight.Contracts.Operations;
using CallInsight.Storage.Hosting.Telemetry;
using Microsoft.Extensions.Logging;

namespace CallInsight.Storage.Hosting.Errors;

/// <summary>Describes an error by what stands in the program: the template of its message, the types of its exceptions, the methods that they
/// came through. What went into it, customers' words among it, is left out: neither arguments nor messages of exceptions are read.</summary>
internal static class DescribeError
{
    private const string Template = "{OriginalFormat}";
    private const int MostFrames = 6;
    private const int LongestText = 500;

    public static ErrorSeen Of<TState>(string category, EventId eventId, TState state, Exception? exception, string? traceId)
    {
        var message = TemplateOf(state) ?? eventId.Name ?? "(no template)";
        var types = exception is null ? null : string.Join(" ← ", Chain(exception).Select(e => e.GetType().FullName));
        var place = exception is null ? null : PlaceOf(exception);
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{category}\n{message}\n{types}\n{place}")).AsSpan(0, 16));
        return new ErrorSeen(fingerprint, Cut(category)!, Cut(message)!, Cut(types), Cut(place), Release.Present, 1, default, default, traceId);
    }

    private static string? TemplateOf<TState>(TState state)
        => (state as IEnumerable<KeyValuePair<string, object?>>)?.FirstOrDefault(p => p.Key == Template).Value as string;

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }

    // Ours where there are any: what the framework does on its way differs from release to release.
    private static string? PlaceOf(Exception exception)
    {
        var methods = Chain(exception).Reverse().SelectMany(e => new StackTrace(e, fNeedFileInfo: false).GetFrames()).Select(f => f.GetMethod()).Where(m => m?.DeclaringType is not null).Select(m => $"{m!.DeclaringType!.FullName}.{m.Name}").ToList();
        var ours = methods.Where(m => m.StartsWith("CallInsight.", StringComparison.Ordinal)).ToList();
        var shown = ours.Count > 0 ? ours : methods;
        return shown.Count == 0 ? null : string.Join(" ← ", shown.Take(MostFrames));
    }

    private static string? Cut(string? text) => text?.Length > LongestText ? text[..LongestText] : text;
}
