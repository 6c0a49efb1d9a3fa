/// x
public enum QueryGenerator {}
