using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Commitments;

/// <summary>When something is due, as a sentence says it.</summary>
/// <param name="Said">Whether it names a time at all.</param>
/// <param name="Date">The day, counted from the call's; null when none was said or the call's day is not known.</param>
/// <param name="Vague">Whether it names only a time of day.</param>
internal readonly record struct DueDate(bool Said, DateOnly? Date, bool Vague = false)
{
    // Calls of other years are mistakes, and their dates might leave the calendar.
    private const int FirstYear = 1900;
    private const int LastYear = 9000;

    /// <summary>How many words a phrase of time covers; 0 for other words of time.</summary>
    public int Words { get; init; }

    /// <summary>The first day that a sentence names ("tomorrow", "by Friday", "in two weeks", "March 6th"); without one the first time of day.</summary>
    public static DueDate Of(CallText text, in Sentence sentence, DateTimeOffset? startedAt)
    {
        if (text.Language?.DuePhrases is null)
        {
            return default;
        }

        var reading = new DueReading(text, sentence, startedAt is { Year: >= FirstYear and <= LastYear } start ? DateOnly.FromDateTime(start.DateTime) : null);
        var (vague, next) = (default(DueDate), sentence.FirstToken);
        foreach (var token in text.Between(sentence.FirstToken, sentence.EndToken, WordTraits.BeginsTime))
        {
            var due = token < next ? default : reading.Read(token);
            next = Math.Max(next, token + due.Words);
            if (due is { Said: true, Vague: false })
            {
                return due;
            }

            vague = vague.Said ? vague : due;
        }

        return vague;
    }
}
