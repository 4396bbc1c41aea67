using CallInsight.Analysis.Mood;
using CallInsight.Analysis.Text;
using CallInsight.Analysis.Timeline;

namespace CallInsight.Analysis;

/// <summary>Computes the metrics of a call. What cannot be known is null: a role's figure where nobody has it, a time where there are none.</summary>
internal sealed class CallMetrics(
    AnalysisRequest request, Conversation conversation, CallText text, SpeakerRole[] roles, SpokenCall speech, SpokenContent content)
{
    private const double SecondsInMinute = 60;
    private const double HighestInteractivity = 10;

    private readonly List<MetricValue> _metrics = new(48);

    public List<MetricValue> Compute()
    {
        AddTimes();
        AddQuestionsAndPace();
        AddInterruptionsAndSilence();
        AddSentiment();
        Add("nextStepAgreed", content.Agreements is { } agreements ? Flag(agreements.NextSteps) : null);
        AddTopics();
        return _metrics;
    }

    private void AddTimes()
    {
        var duration = request.Transcript.RecordingSeconds ?? conversation.LastEnd;
        var (rep, customer) = (TalkOf(SpeakerRole.Rep), TalkOf(SpeakerRole.Customer));
        double? switches = conversation.Timed && duration > 0 ? Math.Max(0, speech.Turns.Count - 1) / (duration / SecondsInMinute) : null;
        Add("durationSeconds", duration);
        Add("talkRatio", rep + customer > 0 ? rep / (rep + customer) : null);
        Add("longestMonologueSeconds", LongestTurnOf(SpeakerRole.Rep));
        Add("longestCustomerStorySeconds", LongestTurnOf(SpeakerRole.Customer));
        Add("switchesPerMinute", switches);
        Add("interactivity", switches is { } perMinute ? Math.Min(HighestInteractivity, perMinute) : null);
        Add("patienceSeconds", conversation.Timed ? Patience.Seconds(speech.Turns, roles) : null);
    }

    private void AddQuestionsAndPace()
    {
        Add("questionsRep", QuestionsOf(SpeakerRole.Rep));
        Add("questionsCustomer", QuestionsOf(SpeakerRole.Customer));
        var words = SpeakerFigures.WordsBySpeaker(conversation, text);
        Add("wordsPerMinuteRep", PerMinuteOfTalk(words, SpeakerRole.Rep));
        Add("wordsPerMinuteCustomer", PerMinuteOfTalk(words, SpeakerRole.Customer));
        Add("fillersPerMinuteRep", content.Fillers is { } fillers ? PerMinuteOfTalk(fillers, SpeakerRole.Rep) : null);
    }

    private void AddInterruptionsAndSilence()
    {
        Add("interruptionsByRep", InterruptionsBy(SpeakerRole.Rep));
        Add("interruptionsByCustomer", InterruptionsBy(SpeakerRole.Customer));
        Coverage? coverage = conversation.Timed ? Coverage.Of(speech.Speech, conversation.FirstStart, conversation.LastEnd) : null;
        Add("overlapSeconds", coverage?.Overlap);
        Add("silenceSeconds", coverage?.Silence);
        Add("longestSilenceSeconds", coverage?.LongestSilence);
    }

    private void AddSentiment()
    {
        Add("sentimentRep", content.Sentiment.Rep);
        Add("sentimentCustomer", content.Sentiment.Customer);
        Add("sentimentShiftCustomer", Sentiment.Shift(content.Sentiment.CustomerQuarters));
    }

    private void AddTopics()
    {
        var counts = new Dictionary<string, (int Count, double First)>(StringComparer.Ordinal);
        foreach (var mention in content.Topics ?? [])
        {
            counts[mention.Topic] = counts.TryGetValue(mention.Topic, out var known)
                ? (known.Count + 1, known.First)
                : (1, conversation[mention.Utterance].Start / SecondsInMinute);
        }

        var builtInKnown = text.Language?.Topics is not null;
        var trackers = request.Settings.Trackers.Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in Metrics.BuiltInTopics.Concat(request.Settings.Trackers.Select(t => t.Key)).Distinct(StringComparer.Ordinal))
        {
            var count = counts.GetValueOrDefault(key);
            Add($"topic.{key}.mentions", builtInKnown || trackers.Contains(key) ? count.Count : null);
            Add($"topic.{key}.firstMinute", count.Count > 0 && conversation.Timed ? count.First : null);
        }
    }

    private double? TalkOf(SpeakerRole role)
    {
        if (!conversation.Timed || !roles.Contains(role))
        {
            return null;
        }

        var seconds = 0.0;
        for (var i = 0; i < roles.Length; i++)
        {
            seconds += roles[i] == role ? SpeechIntervals.Seconds(speech.Speech[i]) : 0;
        }

        return seconds;
    }

    private double? PerMinuteOfTalk(int[] counts, SpeakerRole role)
    {
        var count = 0;
        for (var i = 0; i < roles.Length; i++)
        {
            count += roles[i] == role ? counts[i] : 0;
        }

        return TalkOf(role) is > 0 and var seconds ? count / (seconds / SecondsInMinute) : null;
    }

    private double? LongestTurnOf(SpeakerRole role)
        => conversation.Timed && roles.Contains(role) ? Turns.Longest(speech.Turns, speaker => roles[speaker] == role) : null;

    private double? QuestionsOf(SpeakerRole role)
        => content.Questions is { } questions && roles.Contains(role) ? questions.Count(q => roles[conversation.SpeakerOf[q.Utterance]] == role) : null;

    private double? InterruptionsBy(SpeakerRole role)
        => conversation.Timed && roles.Contains(role) ? speech.Interruptions.Count(i => roles[conversation.SpeakerOf[i.Utterance]] == role) : null;

    private static double Flag(List<NextStep> steps) => steps.Exists(s => s.Owner is not null || s.Due is not null) ? 1 : 0;

    private void Add(string key, double? value) => _metrics.Add(new MetricValue(key, value));
}
