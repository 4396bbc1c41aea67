using System.Collections.Frozen;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Languages;

/// <summary>Tells the language of a call by its commonest small words.</summary>
internal static class LanguageRecognition
{
    /// <summary>The language where none can be told, as in BCP 47.</summary>
    public const string Undetermined = "und";

    // Enough for a choice: the small words make up a third of running speech.
    private const int EnoughWords = 1_000;

    // "Hi" and "yo" are no Spanish call.
    private const int FewWords = 20;
    private const int EnoughOfFew = 2;

    private static readonly string[] Codes = ["en", "de", "fr", "es", "it", "nl", "pt"];
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Languages = ReadLanguages();

    /// <summary>The language given, as a two-letter code in lower case; else the recognised one.</summary>
    public static string Of(Transcript transcript) => Given(transcript.Language) ?? Recognise(transcript.Utterances);

    private static string? Given(string? language)
    {
        if (string.IsNullOrWhiteSpace(language))
        {
            return null;
        }

        var code = language.Trim().ToLowerInvariant();
        var end = code.AsSpan().IndexOfAny('-', '_');
        code = end > 0 ? code[..end] : code;
        return code switch
        {
            "eng" or "english" => "en",
            "deu" or "ger" or "german" or "deutsch" => "de",
            _ => code,
        };
    }

    private static string Recognise(IReadOnlyList<Utterance> utterances)
    {
        Span<int> counts = stackalloc int[Codes.Length];
        Span<char> buffer = stackalloc char[WordForm.Longest];
        var words = 0;
        var foreign = 0;
        for (var i = 0; i < utterances.Count && words < EnoughWords; i++)
        {
            foreach (var word in Words.Of(utterances[i].Text))
            {
                if (++words > EnoughWords)
                {
                    break;
                }

                Count(buffer[..WordForm.Of(word, buffer)], counts, ref foreign);
            }
        }

        return Choose(counts, words, foreign);
    }

    private static void Count(ReadOnlySpan<char> form, Span<int> counts, ref int foreign)
    {
        foreign += form.IndexOfAnyExceptInRange((char)0, (char)127) >= 0 ? 1 : 0;
        if (Languages.TryGetValue(form, out var languages))
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] += (languages >> i) & 1;
            }
        }
    }

    // Of two languages with as many small words the first wins. A few words that tell nothing are English when they are plain ASCII.
    private static string Choose(ReadOnlySpan<int> counts, int words, int foreign)
    {
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            best = counts[i] > counts[best] ? i : best;
        }

        if (counts[best] < (words < FewWords ? EnoughOfFew : 1))
        {
            return foreign == 0 ? Codes[0] : Undetermined;
        }

        // Under one small word in twelve, it is some other language.
        return words > 40 && counts[best] * 12 < words ? Undetermined : Codes[best];
    }

    private static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ReadLanguages()
    {
        var languages = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Codes.Length; i++)
        {
            foreach (var word in LanguageFile.Read(Codes[i] + "/recognise").SelectMany(l => l.Line.Split(' ')))
            {
                languages[word] = languages.GetValueOrDefault(word) | (1 << i);
            }
        }

        return languages.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
