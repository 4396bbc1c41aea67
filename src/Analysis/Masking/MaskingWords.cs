using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Masking;

/// <summary>What is known of words that personal data are made of or stand beside.</summary>
internal static class MaskingWords
{
    private const int LongestPhrase = 4;
    private const int LongestPhraseCharacters = 80;

    private static readonly Lazy<Dictionary<string, MaskTraits>> Classes = new(ReadClasses);

    /// <summary>The traits of every word of a call, by its number in the vocabulary.</summary>
    /// <param name="speakers">Forms of the speakers' names: of words that are not usual ones they are names here, whatever the lists say.</param>
    public static MaskTraits[] TraitsOf(CallText text, HashSet<string> speakers)
    {
        var traits = new MaskTraits[text.Vocabulary.Facts.Length];
        for (var word = 0; word < traits.Length; word++)
        {
            var form = text.Vocabulary.FormOf(word);
            traits[word] = form.Masking;
            if (speakers.Count > 0 && (traits[word] & MaskTraits.Common) == MaskTraits.None && speakers.Contains(WithoutPossessive(form.Text)))
            {
                traits[word] |= MaskTraits.Given;
            }
        }

        return traits;
    }

    /// <summary>The traits of a form; those of its owner where it is a possessive.</summary>
    public static MaskTraits TraitsOf(string form)
    {
        var classes = Classes.Value;
        var owner = WithoutPossessive(form);
        var known = classes.TryGetValue(form, out var ofForm) || ReferenceEquals(owner, form) ? ofForm : classes.GetValueOrDefault(owner);
        return known | NameLists.Shared.Find(FoldedLetters.Of(owner));
    }

    /// <summary>How many words from one on are the name of a place ("new york"); 0 where none is.</summary>
    public static (int Words, MaskTraits Traits) PlaceAt(UtteranceWords words, int token)
    {
        Span<char> phrase = stackalloc char[LongestPhraseCharacters];
        var (best, found, length) = (0, MaskTraits.None, 0);
        for (var i = 0; i < LongestPhrase && token + i < words.Count; i++)
        {
            var form = FoldedLetters.Of(words.FormOf(token + i));
            if ((i > 0 && !words.Joined(token + i - 1)) || length + form.Length + 1 > phrase.Length)
            {
                break;
            }

            if (i > 0)
            {
                phrase[length++] = ' ';
            }

            form.CopyTo(phrase[length..]);
            length += form.Length;
            var traits = NameLists.Shared.Find(phrase[..length]) & MaskTraits.AnyPlace;
            (best, found) = traits != MaskTraits.None ? (i + 1, traits) : (best, found);
        }

        return (best, found);
    }

    public static string WithoutPossessive(string form) => form.EndsWith("'s", StringComparison.Ordinal) ? form[..^2] : form;

    private static Dictionary<string, MaskTraits> ReadClasses()
    {
        var classes = new Dictionary<string, MaskTraits>(StringComparer.Ordinal);
        foreach (var (section, line) in LanguageFile.Read("en/masking"))
        {
            var trait = Enum.Parse<MaskTraits>(section, ignoreCase: true);
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                classes[word] = classes.GetValueOrDefault(word) | trait;
            }
        }

        return classes;
    }
}
