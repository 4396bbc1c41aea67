using System.Globalization;

namespace CallInsight.Analysis.Import;

/// <summary>The refusals of a source: what is wrong, and what to do about it.</summary>
internal static class ReadingFaults
{
    public static ReadingFault Empty(string why) => new("transcript.empty", why);

    public static ReadingFault NotText(string why, int? line = null) => new("transcript.notText", why, line);

    public static ReadingFault UnknownFormat(string why) => new("transcript.unknownFormat", why);

    public static ReadingFault Broken(string why, int? line = null) => new("transcript.broken", why, line);

    public static ReadingFault TimesRunBackwards(string why, int? line = null) => new("transcript.timesRunBackwards", why, line);

    public static ReadingFault TooManySpeakers(int most) => new(
        "transcript.tooManySpeakers",
        string.Create(CultureInfo.InvariantCulture, $"More than {most:N0} speakers: a call cannot have so many. Check which field holds the speaker."));

    public static ReadingFault TooLong(string what, int most) => new(
        "transcript.tooLong",
        string.Create(CultureInfo.InvariantCulture, $"More than {most:N0} {what}: split the recording into calls and import each."));
}
