using CallInsight.Bench.Accuracy.Reading;

namespace CallInsight.Bench.Accuracy.Roles;

/// <summary>Counselling talks; the therapist is the rep.</summary>
internal sealed class CounsellingRoles : IMeasure
{
    private const string Rep = "therapist";

    public string Set => "annomi";

    public IEnumerable<Figure> Measure(SetFolder folder)
    {
        var counts = new RoleCounts();
        foreach (var call in Talks(folder))
        {
            counts.Add(Calls.Analyse(call, language: null), Rep);
        }

        return counts.Figures(Set);
    }

    public static IEnumerable<List<(string Speaker, string Text)>> Talks(SetFolder folder)
        => folder.Texts(p => p.EndsWith(".csv", StringComparison.Ordinal))
            .SelectMany(t => Csv.Read(t.Text))
            .Where(r => r.ContainsKey("utterance_text"))
            .DistinctBy(r => (r["transcript_id"], r["utterance_id"]))
            .GroupBy(r => r["transcript_id"], StringComparer.Ordinal)
            .Select(g => g.Select(r => (r["interlocutor"], r["utterance_text"])).ToList());
}
