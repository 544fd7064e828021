"""事项委托 to the court where an asset lies: 二(三)2, 4; 法发〔2017〕27号."""
