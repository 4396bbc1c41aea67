using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Languages;

/// <summary>Everything the rules know of one language, read from the folder of its code. A file that a language lacks is a finding it does not have.</summary>
internal sealed partial class Language
{
    private const int LeastLettersOfContent = 3;

    private static readonly FrozenDictionary<string, Lazy<Language>> Known = new[] { "en", "de" }
        .ToFrozenDictionary(code => code, code => new Lazy<Language>(() => new Language(code)), StringComparer.Ordinal);

    private readonly HashSet<PlainForm> _abbreviations = [];
    private readonly KnownForms _forms;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _stemTerms;
    private readonly LanguageTerms _terms;
    private readonly LanguageTerms _stemmedTerms;
    private readonly PhraseBeginnings _beginnings = new();

    private readonly RecentForms _recent = new();

    private Language(string code)
    {
        Code = code;
        _terms = new LanguageTerms(stemmed: false, English);
        _stemmedTerms = new LanguageTerms(stemmed: true, English);
        (Fillers, FillerKinds) = Index("fillers", WordTraits.BeginsFiller);
        (QuestionStarts, var questions) = Index("questions", WordTraits.BeginsQuestion);
        QuestionParts = [.. questions.Select(q => Enum.Parse<QuestionPart>(q, ignoreCase: true))];
        (Topics, TopicKeys) = Index("topics", WordTraits.BeginsTopic, stemmed: true);
        (Objections, var objections) = Index("objections", WordTraits.BeginsObjection, stemmed: true, section => ObjectionCue.RoleOf(section) is CueRole.Denied or CueRole.Hint or CueRole.Praise or CueRole.Settled or CueRole.Harmless ? WordTraits.None : WordTraits.BeginsReserve);
        ObjectionKinds = ObjectionCue.KindsOf(objections);
        ObjectionCues = [.. objections.Select(section => ObjectionCue.Parse(section, ObjectionKinds))];
        (Commitments, var commitments) = Index("commitments", WordTraits.BeginsCommitment);
        CommitmentKinds = [.. commitments.Select(Enum.Parse<CommitmentWord>)];
        (Deeds, var deeds) = Index("deeds", WordTraits.BeginsDeed);
        DeedKinds = [.. deeds.Select(Enum.Parse<DeedWord>)];
        (Hedges, var hedges) = Index("hedges", WordTraits.BeginsHedge);
        HedgeKinds = [.. hedges.Select(Enum.Parse<HedgeWord>)];
        (DuePhrases, var periods) = Index([.. LanguageFile.Read(code + "/due").Where(l => l.Section.StartsWith(DateWords.PhraseSections, StringComparison.Ordinal))], WordTraits.BeginsTime, stemmed: false);
        Periods = [.. periods.Select(Period.Parse)];
        (RoleCues, RoleKinds) = Index("roles", WordTraits.BeginsRoleCue);
        (Feelings, var feelings) = Index([.. LanguageFile.Read(code + "/sentiment").Where(l => IsPhrase(l.Line))], WordTraits.BeginsFeeling, stemmed: false);
        FeelingRatings = [.. feelings.Select(f => double.Parse(f, CultureInfo.InvariantCulture))];
        foreach (var abbreviation in LanguageFile.Read(code + "/abbreviations").SelectMany(l => l.Line.Split(' ')))
        {
            _abbreviations.Add(PlainForm.Of(abbreviation));
        }

        Dates = DateWords.Read(code);
        _stemTerms = _stemmedTerms.Freeze().GetAlternateLookup<ReadOnlySpan<char>>();
        _forms = new KnownForms([.. ReadForms()]);
    }

    public string Code { get; }

    public PhraseIndex? Fillers { get; }

    public ImmutableArray<string> FillerKinds { get; }

    public PhraseIndex? QuestionStarts { get; }

    public ImmutableArray<QuestionPart> QuestionParts { get; }

    public PhraseIndex? Topics { get; }

    public ImmutableArray<string> TopicKeys { get; }

    public PhraseIndex? Objections { get; }

    public ImmutableArray<ObjectionCue> ObjectionCues { get; }

    public ImmutableArray<string> ObjectionKinds { get; }

    public PhraseIndex? Commitments { get; }

    public ImmutableArray<CommitmentWord> CommitmentKinds { get; }

    public PhraseIndex? Deeds { get; }

    public ImmutableArray<DeedWord> DeedKinds { get; }

    public PhraseIndex? Hedges { get; }

    public ImmutableArray<HedgeWord> HedgeKinds { get; }

    /// <summary>Phrases of time; what they mean is in <see cref="Periods"/>.</summary>
    public PhraseIndex? DuePhrases { get; }

    public ImmutableArray<Period> Periods { get; }

    public PhraseIndex? RoleCues { get; }

    public ImmutableArray<string> RoleKinds { get; }

    /// <summary>Phrases that weigh otherwise than their words.</summary>
    public PhraseIndex? Feelings { get; }

    public ImmutableArray<double> FeelingRatings { get; }

    public DateWords Dates { get; }

    /// <summary>Whether sentiment, key phrases and summary can be told.</summary>
    public bool Whole => English;

    private bool English => Code == "en";

    /// <summary>A language by its code; null when the rules do not know it.</summary>
    public static Language? For(string code) => Known.TryGetValue(code, out var language) ? language.Value : null;

    /// <summary>Whether no full stop behind a form ends a sentence.</summary>
    public bool Abbreviates(PlainForm form) => form != default && _abbreviations.Contains(form);

    /// <summary>The traits of a word where two others follow.</summary>
    public WordTraits TraitsOf(in WordFacts word, in WordFacts second, in WordFacts third) => _beginnings.Of(word, second, third);

    /// <summary>What is known of plain forms; those that are default are passed over.</summary>
    public void Describe(ReadOnlySpan<PlainForm> words, Span<Form> forms)
    {
        _forms.Find(words, forms!);
        for (var word = 0; word < words.Length; word++)
        {
            if (forms[word] is null && words[word] != default)
            {
                forms[word] = _recent.Find(words[word]) ?? Remember(words[word]);
            }
        }
    }

    /// <summary>What is known of a form that is not plain.</summary>
    public Form FormOf(ReadOnlySpan<char> form) => _forms.FindOther(form) ?? _recent.FindOther(form) ?? Remember(form);

    /// <summary>A form's stem; the form itself where the language has no stemmer.</summary>
    public ReadOnlySpan<char> Stem(ReadOnlySpan<char> form, Span<char> buffer)
        => English ? buffer[..Stemmer.Stem(form, buffer)] : form;

    private Form Remember(PlainForm form)
    {
        Span<char> buffer = stackalloc char[PlainForm.Longest];
        return Remember(buffer[..form.CopyTo(buffer)]);
    }

    private Form Remember(ReadOnlySpan<char> text)
    {
        var form = MakeForm(new string(text), -1, WordTraits.None, 0);
        _recent.Add(form);
        return form;
    }
}
