using CallInsight.Storage.SignIn.Connections;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>What was looked at in a provider's answer, in its order.</summary>
internal sealed class Checks
{
    private readonly List<ConnectionCheck> _all = [];

    public IReadOnlyList<ConnectionCheck> All => _all;

    /// <summary>The first that failed and must not.</summary>
    public ConnectionCheck? Failed => _all.Find(c => c is { Passed: false, Required: true });

    /// <summary>Notes a check without which nobody is signed in.</summary>
    /// <returns>Whether it passed.</returns>
    public bool Require(string name, bool passed, string good, string bad) => Note(name, passed, true, passed ? good : bad);

    /// <summary>Notes a check that matters for this person alone.</summary>
    public bool Advise(string name, bool passed, string good, string bad) => Note(name, passed, false, passed ? good : bad);

    private bool Note(string name, bool passed, bool required, string told)
    {
        _all.Add(new ConnectionCheck(name, passed, required, told));
        return passed;
    }
}
