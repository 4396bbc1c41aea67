using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Commitments;

/// <summary>When something is due, as a sentence says it.</summary>
/// <param name="Said">Whether it names a time at all.</param>
/// <param name="Date">The day, counted from the call's; null when none was said or the call's day is not known.</param>
internal readonly record struct DueDate(bool Said, DateOnly? Date)
{
    // Calls of other years are mistakes, and their dates might leave the calendar.
    private const int FirstYear = 1900;
    private const int LastYear = 9000;

    /// <summary>The first time that a sentence names, in English words ("tomorrow", "by Friday", "in two weeks", "March 6th").</summary>
    public static DueDate Of(CallText text, in Sentence sentence, DateTimeOffset? startedAt)
    {
        var reading = new DueReading(text, sentence, startedAt is { Year: >= FirstYear and <= LastYear } start ? DateOnly.FromDateTime(start.DateTime) : null);
        foreach (var token in text.Between(sentence.FirstToken, sentence.EndToken, WordTraits.BeginsTime))
        {
            if (reading.TryRead(token, out var date))
            {
                return new DueDate(true, date);
            }
        }

        return default;
    }
}
