namespace CallInsight.Analysis.Tests.Timeline;

/// <summary>
/// The timing metrics a second time, straight from their definitions and as slowly as these read: time is cut into cells of
/// a quarter of a second, and each cell asks every utterance. Right only for times that are multiples of the cell.
/// </summary>
internal sealed class SecondOpinion
{
    public const double Cell = 0.25;

    private static readonly HashSet<string> Acknowledgements = new(StringComparer.Ordinal)
    {
        "mhm", "mmhm", "mhmm", "mm", "hmm", "uhhuh", "yeah", "yes", "yep", "yup", "okay", "ok", "right", "sure", "i", "see", "alright", "aha", "ah", "oh", "gotcha",
    };

    private readonly Transcript _transcript;
    private readonly Dictionary<string, SpeakerRole> _roles;
    private readonly List<Utterance> _utterances;
    private readonly Dictionary<string, List<(double Start, double End)>> _spans;

    public SecondOpinion(Transcript transcript, Dictionary<string, SpeakerRole> roles)
    {
        (_transcript, _roles) = (transcript, roles);
        _utterances = [];
        foreach (var utterance in transcript.Utterances)
        {
            var at = _utterances.FindIndex(u => u.Start > utterance.Start || (u.Start == utterance.Start && u.End > utterance.End));
            _utterances.Insert(at < 0 ? _utterances.Count : at, utterance);
        }

        _spans = transcript.Speakers.ToDictionary(s => s.Id, s => Spans(s.Id).ToList(), StringComparer.Ordinal);
        Backchannels = [.. Enumerable.Range(0, _utterances.Count).Where(IsBackchannel)];
        Turns = TurnsByDefinition();
    }

    public List<int> Backchannels { get; }

    public List<(string Speaker, double Start, double End, List<int> Utterances)> Turns { get; }

    public double Duration => _transcript.RecordingSeconds ?? _utterances.Max(u => u.End);

    public double Talk(string speaker) => Cells().Count(c => Speaks(speaker, c)) * Cell;

    public double Overlap() => Cells().Count(c => Speakers().Count(s => Speaks(s, c)) > 1) * Cell;

    public double Silence() => CellsWithin().Count(IsSilent) * Cell;

    public double LongestSilence()
    {
        var (longest, run) = (0, 0);
        foreach (var cell in CellsWithin())
        {
            // A sound of no length ends a silence all the same.
            run = IsSilent(cell) ? (SomethingAt(cell * Cell) ? 1 : run + 1) : 0;
            longest = Math.Max(longest, run);
        }

        return longest * Cell;
    }

    public double? TalkRatio()
    {
        double? rep = TalkOf(SpeakerRole.Rep), customer = TalkOf(SpeakerRole.Customer);
        return rep + customer > 0 ? rep / (rep + customer) : null;
    }

    public double? LongestTurn(SpeakerRole role)
        => HasRole(role) ? Turns.Where(t => _roles[t.Speaker] == role).Select(t => t.End - t.Start).DefaultIfEmpty(0).Max() : null;

    public double? Switches() => Duration > 0 ? Math.Max(0, Turns.Count - 1) / (Duration / 60) : null;

    public double? Patience()
    {
        var gaps = new List<double>();
        for (var i = 0; i + 1 < Turns.Count; i++)
        {
            var gap = Turns[i + 1].Start - Turns[i].End;
            if (_roles[Turns[i].Speaker] == SpeakerRole.Customer && _roles[Turns[i + 1].Speaker] == SpeakerRole.Rep && gap <= 10)
            {
                gaps.Add(gap < 0 ? 0 : gap);
            }
        }

        return gaps.Count == 0 ? null : gaps.Sum() / gaps.Count;
    }

    public List<(int Utterance, string By, string Of)> Interruptions()
    {
        var found = new List<(int, string, string)>();
        for (var i = 0; i + 1 < Turns.Count; i++)
        {
            var (a, b) = (Turns[i], Turns[i + 1]);
            var last = _utterances[a.Utterances.Max()];
            var strictlyInside = b.Start > last.Start && b.Start < last.End;
            if (strictlyInside && last.End - b.Start >= 2.0 && b.End > last.End)
            {
                found.Add((b.Utterances.Min(), b.Speaker, a.Speaker));
            }
        }

        return found;
    }

    public double? InterruptionsBy(SpeakerRole role) => HasRole(role) ? Interruptions().Count(i => _roles[i.By] == role) : null;

    private double? TalkOf(SpeakerRole role) => HasRole(role) ? Speakers().Where(s => _roles[s] == role).Sum(Talk) : null;

    private bool HasRole(SpeakerRole role) => Speakers().Any(s => _roles[s] == role);

    private IEnumerable<string> Speakers() => _transcript.Speakers.Select(s => s.Id);

    private IEnumerable<int> Cells() => Enumerable.Range(0, (int)(_utterances.Max(u => u.End) / Cell));

    private IEnumerable<int> CellsWithin() => Cells().Where(c => c * Cell >= _utterances.Min(u => u.Start));

    private bool IsSilent(int cell) => !Speakers().Any(s => Speaks(s, cell));

    private bool SomethingAt(double time) => Speakers().Any(s => _spans[s].Exists(p => p.Start == time && p.End == time));

    private IEnumerable<(double Start, double End)> Spans(string speaker)
        => _utterances.Where(u => u.Speaker == speaker).SelectMany(u => _transcript.Timing == Timing.Word && u.Words is { Count: > 0 } words
            ? words.Select(w => (w.Start, w.End))
            : [(u.Start, u.End)]);

    private bool Speaks(string speaker, int cell)
    {
        var (from, to) = (cell * Cell, (cell + 1) * Cell);
        var spans = _spans[speaker];
        if (spans.Exists(s => s.Start <= from && s.End >= to))
        {
            return true;
        }

        var before = spans.Where(s => s.End <= from).ToList();
        var after = spans.Where(s => s.Start >= to).ToList();
        return _transcript.Timing == Timing.Word && before.Count > 0 && after.Count > 0 && after.Min(s => s.Start) - before.Max(s => s.End) <= 2.0;
    }

    private bool IsBackchannel(int i)
    {
        if (i == 0 || i == _utterances.Count - 1)
        {
            return false;
        }

        var words = _utterances[i].Text.ToLowerInvariant().Split([' ', ',', '.', '?', '!', '-', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= 3 && words.All(Acknowledgements.Contains)
            && _utterances[i - 1].Speaker == _utterances[i + 1].Speaker && _utterances[i - 1].Speaker != _utterances[i].Speaker;
    }

    private List<(string Speaker, double Start, double End, List<int> Utterances)> TurnsByDefinition()
    {
        var turns = new List<(string Speaker, double Start, double End, List<int> Utterances)>();
        var rest = Enumerable.Range(0, _utterances.Count).Except(Backchannels).ToList();
        while (rest.Count > 0)
        {
            var run = rest.TakeWhile(i => _utterances[i].Speaker == _utterances[rest[0]].Speaker).ToList();
            turns.Add((_utterances[run[0]].Speaker, _utterances[run[0]].Start, run.Max(i => _utterances[i].End), run));
            rest.RemoveRange(0, run.Count);
        }

        return turns;
    }
}
