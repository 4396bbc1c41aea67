namespace CallInsight.Grains.Demo.Script;

/// <summary>Who speaks, as the transcript names them.</summary>
internal static class Voices
{
    public const string Rep = "A";
    public const string Contact = "B";
    public const string Second = "C";
}

/// <summary>Something said: seconds from the beginning of the call.</summary>
internal sealed record Spoken(string Speaker, double Start, double End, string Text, double SecondsPerWeight);
