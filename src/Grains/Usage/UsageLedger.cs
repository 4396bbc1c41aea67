using System.IO.Hashing;
using System.Runtime.InteropServices;
using CallInsight.Storage.Usage;

namespace CallInsight.Grains.Usage;

/// <summary>What a shard knows of its tenants: which ids were accepted in the last two months, what was used in each, and which are closed.</summary>
internal sealed class UsageLedger
{
    private readonly Dictionary<Guid, Account> _accounts = [];
    private int _firstRemembered;

    /// <summary>Notes an entry that the log has.</summary>
    public void Restore(in LoggedUsage entry, DateTimeOffset writtenAt)
    {
        var account = Of(entry.Tenant);
        if (entry.IsClose)
        {
            account.Closed.Add(entry.Month);
            return;
        }

        account.Remember(HashOf(entry.Id), UsageMonths.Remembered(writtenAt));
        account.Add(entry.Month, entry.Meter, entry.Quantity);
    }

    /// <summary>Whether an id is new to its tenant; from now on it is not.</summary>
    public bool Admit(Guid tenant, string id, DateTimeOffset now)
    {
        Forget(now);
        return Of(tenant).Remember(HashOf(id), UsageMonths.Remembered(now));
    }

    /// <summary>Counts an event that was admitted.</summary>
    /// <returns>The month that it is billed in.</returns>
    public int Add(Guid tenant, int month, int openMonth, string meter, long quantity)
    {
        var account = Of(tenant);
        var billed = account.Closed.Contains(month) ? openMonth : month;
        account.Add(billed, meter, quantity);
        return billed;
    }

    /// <returns>False when it was closed before.</returns>
    public bool Close(Guid tenant, int month) => Of(tenant).Closed.Add(month);

    public IEnumerable<(string Meter, Int128 Quantity)> Totals(Guid tenant, int month)
        => _accounts.TryGetValue(tenant, out var account) ? account.Totals.Where(t => t.Key.Month == month).Select(t => (t.Key.Meter, t.Value)) : [];

    // Ids are compared by 128 bits of each tenant's own: whoever makes two that collide harms only its own figures.
    private static UInt128 HashOf(string id) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(id.AsSpan()));

    private Account Of(Guid tenant)
    {
        ref var account = ref CollectionsMarshal.GetValueRefOrAddDefault(_accounts, tenant, out _);
        return account ??= new Account();
    }

    private void Forget(DateTimeOffset now)
    {
        var first = UsageMonths.FirstRemembered(now);
        if (first <= _firstRemembered)
        {
            return;
        }

        _firstRemembered = first;
        foreach (var (tenant, account) in _accounts)
        {
            if (account.Forget(first))
            {
                _accounts.Remove(tenant);
            }
        }
    }

    private sealed class Account
    {
        private readonly SortedList<int, HashSet<UInt128>> _ids = [];

        public Dictionary<(int Month, string Meter), Int128> Totals { get; } = [];

        public HashSet<int> Closed { get; } = [];

        public bool Remember(UInt128 id, int month)
        {
            foreach (var (known, ids) in _ids)
            {
                if (known != month && ids.Contains(id))
                {
                    return false;
                }
            }

            if (!_ids.TryGetValue(month, out var ofMonth))
            {
                _ids.Add(month, ofMonth = []);
            }

            return ofMonth.Add(id);
        }

        public void Add(int month, string meter, long quantity)
        {
            ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(Totals, (month, meter), out _);
            total += quantity;
        }

        /// <returns>Whether nothing is left of it.</returns>
        public bool Forget(int first)
        {
            while (_ids.Count > 0 && _ids.Keys[0] < first)
            {
                _ids.RemoveAt(0);
            }

            foreach (var old in Totals.Keys.Where(k => k.Month < first).ToList())
            {
                Totals.Remove(old);
            }

            // That a month is closed must be known for as long as its events are taken.
            Closed.RemoveWhere(m => m < first);
            return _ids.Count == 0 && Totals.Count == 0 && Closed.Count == 0;
        }
    }
}
